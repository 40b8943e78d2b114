using FourPixel.Net.Data;

namespace FourPixel.Net.Tests.Support;

/// <summary>Rows without their zeros, beside the same rows with them.</summary>
internal static class SparseRowsOf
{
    /// <summary>The same rows, each of which keeps only what is not 0.</summary>
    public static ExampleSet ToSparse(this ExampleSet dense)
    {
        var store = new ExampleStore(dense.InputCount, isSparse: true, dense.TargetCount, dense.HasWeights);
        for (int row = 0; row < dense.Rows; row++)
        {
            float[] values = dense.InputsOf(row).Values.ToArray();
            int[] columns = [.. Enumerable.Range(0, values.Length).Where(column => values[column] != 0)];
            store.Add(new InputRow(columns, [.. columns.Select(column => values[column])]), dense.TargetsOf(row), dense.WeightOf(row));
        }
        return new ExampleSet(store);
    }

    /// <summary>Noise from -1 to 1 of which only a share is not 0.</summary>
    public static float[] Noise(int length, double share, int seed = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < share ? (2 * random.NextSingle()) - 1 : 0)];
    }

    /// <summary>Dense rows of such noise, with targets between -1 and 1 that depend on it.</summary>
    public static ExampleSet Regression(int rows, int inputs, double share, int outputs = 1, int seed = 0)
    {
        float[] x = Noise(rows * inputs, share, seed);
        float[] sums = [.. x.Chunk(inputs).Select(row => row.Sum())];
        float[] y = [.. Enumerable.Range(0, rows * outputs).Select(i => MathF.Sin(sums[i / outputs] + (i % outputs)))];
        return new ExampleSet(x, inputs, y, outputs);
    }
}
