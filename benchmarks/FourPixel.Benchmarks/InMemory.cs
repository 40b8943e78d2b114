using Microsoft.ML;

namespace FourPixel.Benchmarks;

/// <summary>Caches rows in memory, so that creating them is not timed.</summary>
internal static class InMemory
{
    /// <summary>Loads Features and Label into memory before it returns.</summary>
    public static IDataView Keep(MLContext context, IDataView rows)
    {
        IDataView kept = context.Data.Cache(rows, "Features", "Label");
        using DataViewRowCursor cursor = kept.GetRowCursor(kept.Schema);
        while (cursor.MoveNext())
        {
        }
        return kept;
    }
}
