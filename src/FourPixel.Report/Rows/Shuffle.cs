namespace FourPixel.Report.Rows;

/// <summary>Says which column, or which number of a vector, takes its values from other rows.</summary>
/// <param name="Column">The place of the column.</param>
/// <param name="Slot">The place in the vector; 0 of single values.</param>
/// <param name="Order">For each row, the row that its value is taken from.</param>
internal sealed record Shuffle(int Column, int Slot, int[] Order);
