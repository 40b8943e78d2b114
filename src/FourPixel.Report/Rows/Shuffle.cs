namespace FourPixel.Report.Rows;

/// <summary>A permutation of the values of a column, or of a slot of a vector.</summary>
/// <param name="Column">The place of the column.</param>
/// <param name="Slot">The place in the vector; 0 of single values.</param>
/// <param name="Order">For each row, the row that its value is taken from.</param>
internal sealed record Shuffle(int Column, int Slot, int[] Order);
