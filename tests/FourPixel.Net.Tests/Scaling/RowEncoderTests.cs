using CsCheck;
using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

/// <summary>Whatever is multiplied and whatever is listed, together they are the scaled row.</summary>
public class RowEncoderTests
{
    private static readonly Gen<float> _shift = OneOf(0, 0, 0.5f, -2.5f, 1e6f, 0.01f);

    private static readonly Gen<float> _scale = OneOf(0, 1, -2, 0.01f);

    private static readonly Gen<float> _input = OneOf(0, 0, 0, 3, -0.5f, 1e7f, float.NaN);

    [Fact]
    public void Encode_AnyScalerAndProduct_GivesTheScaledRow() =>
        Gen.Select(Gen.Select(_shift, _scale, _input, Gen.Bool).Array[1, 60], Gen.Bool).Sample((columns, differs) =>
        {
            var scaler = new InputScaler([.. columns.Select(column => column.Item1)], [.. columns.Select(column => column.Item2)]);
            float[] raw = [.. columns.Select(column => column.Item3)], expected = new float[raw.Length];
            scaler.Factors.Apply(raw, expected);
            int[] product = [.. Enumerable.Range(0, raw.Length).Where(column => columns[column].Item4)];
            var encoder = new RowEncoder(scaler, raw.Length, product, differs);

            Features(encoder, raw).ShouldBeCloseTo([.. expected.Select(value => (double)value)], "features");
        });

    [Fact]
    public void List_AnySparseRow_GivesWhatTheRowWithItsZerosGives() =>
        Gen.Select(Gen.Select(_shift, _scale, _input, Gen.Bool).Array[1, 60], Gen.Bool).Sample((columns, differs) =>
        {
            var scaler = new InputScaler([.. columns.Select(column => column.Item1)], [.. columns.Select(column => column.Item2)]);
            float[] raw = [.. columns.Select(column => column.Item3)];
            var encoder = RowEncoder.ListOnly(scaler, raw.Length, differs);

            // Some zeros are written out.
            int[] given = [.. Enumerable.Range(0, raw.Length).Where(column => raw[column] != 0 || columns[column].Item4)];
            List<(int, float)> sparse = Listed(encoder, new InputRow(given, [.. given.Select(column => raw[column])]));
            sparse.Should().Equal(Listed(encoder, new InputRow(raw)));
            float[] all = new float[raw.Length];
            encoder.Coefficients(raw, all);
            all.Select((coefficient, column) => (column, coefficient)).Where(entry => entry.coefficient != 0).Should().Equal(sparse);
            sparse.Select(entry => entry.Item1).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        });

    [Fact]
    public void List_OneHotColumns_ListsTheOneThatIsFilled()
    {
        var scaler = new InputScaler([0.25f, 0.5f, 0.25f, 1], [2, 2, 2, 0]);
        var encoder = RowEncoder.ListOnly(scaler, 4);

        Listed(encoder, new InputRow([0, 1, 0, 1])).Should().Equal((1, 2f));
        encoder.ZeroColumns.Should().Equal(0, 1, 2);
        encoder.ZeroValues.Should().Equal(-0.5f, -1, -0.5f);
    }

    [Fact]
    public void List_ColumnFarFromZero_IsListedInEveryRowWithAllItsDigits()
    {
        var encoder = RowEncoder.ListOnly(new InputScaler([1e6f], [1]), 1);
        Listed(encoder, new InputRow([1_000_000.5f])).Should().Equal((0, 0.5f));
        Listed(encoder, new InputRow([0])).Should().Equal((0, -1e6f));
        Listed(encoder, new InputRow([], [])).Should().Equal((0, -1e6f));
        encoder.ZeroColumns.Should().BeEmpty();
    }

    private static float[] Features(RowEncoder encoder, float[] row)
    {
        float[] features = new float[row.Length], values = new float[encoder.Product.Length];
        encoder.Pick(row, values);
        encoder.Scale(values, values);
        for (int i = 0; i < values.Length; i++)
            features[encoder.Product[i]] = values[i];
        for (int i = 0; i < encoder.ZeroColumns.Length; i++)
            features[encoder.ZeroColumns[i]] = encoder.ZeroValues[i];
        foreach ((int column, float coefficient) in Listed(encoder, new InputRow(row)))
            features[column] += coefficient;
        return features;
    }

    private static List<(int, float)> Listed(RowEncoder encoder, InputRow row)
    {
        int[] columns = new int[encoder.MostOf(row)];
        float[] coefficients = new float[columns.Length];
        int count = encoder.List(row, columns, coefficients);
        return [.. columns.Zip(coefficients).Take(count)];
    }

    private static Gen<float> OneOf(params float[] numbers) => Gen.Int[0, numbers.Length - 1].Select(i => numbers[i]);
}
