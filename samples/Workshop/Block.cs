namespace FourPixel.Samples.Workshop;

/// <summary>A part of a lesson, shown in the terminal and on the page.</summary>
internal abstract record Block;

/// <summary>A paragraph. Words between backquotes are code.</summary>
internal sealed record Words(string Text) : Block;

/// <summary>A formula, on a line of its own.</summary>
internal sealed record Formula(string Text) : Block;

/// <summary>A table; numbers are aligned to the right.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Headers">One for each column.</param>
/// <param name="Rows">As many cells as headers in each.</param>
internal sealed record Grid(string Caption, string[] Headers, IReadOnlyList<string[]> Rows) : Block;

/// <summary>A picture.</summary>
/// <param name="Svg">For the page; it has a title and a description.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Text">For the terminal; null leaves only the caption.</param>
internal sealed record Picture(string Svg, string Caption, string? Text = null) : Block;

/// <summary>Small pictures side by side.</summary>
/// <param name="Caption">What they show together.</param>
/// <param name="Pictures">Each with its own caption.</param>
/// <param name="Columns">The number of columns on a phone: 1, 2 or 4.</param>
internal sealed record Gallery(string Caption, IReadOnlyList<Picture> Pictures, int Columns = 2) : Block;

/// <summary>An interactive control, on the page only.</summary>
/// <param name="Html">The markup, which the page's script makes interactive.</param>
internal sealed record Play(string Html) : Block;

/// <summary>The place of the idea in the code, and the option of the trainer that it explains.</summary>
/// <param name="Code">Types and files.</param>
/// <param name="Option">The trainer's option; null for none.</param>
internal sealed record Pointer(string Code, string? Option = null) : Block;
