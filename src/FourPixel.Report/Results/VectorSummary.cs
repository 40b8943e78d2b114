using FourPixel.Report.Page;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>A column of vectors of numbers.</summary>
internal sealed class VectorSummary(DataViewSchema.Column column) : ColumnSummary(column)
{
    private readonly DataViewSchema.Column _column = column;
    private double _least = double.PositiveInfinity, _most = double.NegativeInfinity;

    public override Action Open(DataViewRow row)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(_column);
        VBuffer<float> vector = default;
        return () =>
        {
            get(ref vector);
            foreach (float number in vector.DenseValues())
            {
                if (float.IsNaN(number))
                    Missing++;
                else
                    (_least, _most) = (Math.Min(_least, number), Math.Max(_most, number));
            }
        };
    }

    public override string Describe() => _most < _least ? "" : $"{Text.Number(_least)} to {Text.Number(_most)}";
}
