namespace FourPixel.Net.Training;

/// <summary>Tells which rows of the first layer's weights have a gradient in a batch.</summary>
internal interface ITouchedRows
{
    /// <summary>The rows that the last batch has touched, in no order; empty before the first.</summary>
    ReadOnlySpan<int> Touched { get; }
}
