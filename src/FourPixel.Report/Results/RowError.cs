namespace FourPixel.Report.Results;

/// <summary>A row that the model gets wrong.</summary>
/// <param name="Position">The row, counted from 0.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What the model predicts.</param>
/// <param name="Direction">1 if what raised the score led to the error, -1 if what lowered it did.</param>
/// <param name="Target">The target that is wrong, counted from 0.</param>
internal sealed record RowError(long Position, string Actual, string Predicted, int Direction, int Target = 0);
