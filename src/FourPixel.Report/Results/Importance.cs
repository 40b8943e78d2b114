using FourPixel.Report.Rows;
using Microsoft.ML;

namespace FourPixel.Report.Results;

/// <summary>How much worse the predictions get when a column is shuffled.</summary>
/// <param name="Name">The column, or the number of a vector.</param>
/// <param name="Rise">How much the loss rises, on average.</param>
/// <param name="StandardError">The standard error of that mean.</param>
/// <param name="Score">The accuracy or R-squared that is left.</param>
internal sealed record Importance(string Name, double Rise, double StandardError, double Score)
{
    private const int MaxScoredRows = 4_000_000, MinRows = 200;

    /// <summary>The number of rows, so that many columns do not take much longer than a few.</summary>
    public static int ChooseRows(int columns, ReportOptions options) =>
        Math.Min(options.ImportanceRows, Math.Max(MinRows, MaxScoredRows / Math.Max(1, columns * options.ImportanceRepeats)));

    /// <summary>
    /// Permutation importance (Breiman, "Random forests", 2001) of the columns that the features are made of, the largest first.
    /// </summary>
    public static IReadOnlyList<Importance> Measure(RowTable table, IReadOnlySet<string> features, int repeats, Func<IDataView, Quality> measure,
        CancellationToken cancellation)
    {
        double loss = measure(new MemoryView(table)).Loss;
        var random = new Random(0);
        int[][] orders = [.. Enumerable.Range(0, repeats).Select(_ => MakeOrder(random, table.Count))];
        var found = new List<Importance>();
        foreach ((int i, MemoryColumn column) in table.Columns.Index().Where(pair => features.Contains(pair.Item.Name)))
        {
            for (int slot = 0; slot < column.Slots; slot++)
            {
                var shuffled = new List<Quality>();
                foreach (int[] order in orders)
                {
                    cancellation.ThrowIfCancellationRequested();
                    shuffled.Add(measure(new MemoryView(table, new Shuffle(i, slot, order))));
                }
                double[] rises = [.. shuffled.Select(quality => quality.Loss - loss)];
                double mean = rises.Average(), variance = rises.Sum(rise => (rise - mean) * (rise - mean)) / (repeats - 1);
                found.Add(new Importance(column.NameOf(slot), mean, Math.Sqrt(variance / repeats), shuffled.Average(quality => quality.Score)));
            }
        }
        return [.. found.OrderByDescending(importance => importance.Rise)];
    }

    private static int[] MakeOrder(Random random, int rows)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        random.Shuffle(order);
        return order;
    }
}
