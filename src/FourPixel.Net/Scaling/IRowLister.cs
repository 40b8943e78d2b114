using FourPixel.Net.Data;

namespace FourPixel.Net.Scaling;

/// <summary>Says of a row which rows of a table its share of the first layer's sums is made of, and how much of each.</summary>
internal interface IRowLister
{
    /// <summary>The maximum number of entries that a row lists.</summary>
    int MostOf(InputRow row);

    /// <summary>Lists a row.</summary>
    /// <param name="row">The columns, before they are scaled.</param>
    /// <param name="places">Receives the rows of the table, ascending.</param>
    /// <param name="coefficients">Receives what each of them is multiplied by.</param>
    /// <returns>How many there are.</returns>
    int List(InputRow row, Span<int> places, Span<float> coefficients);
}
