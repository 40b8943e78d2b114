using System.Collections;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Rows that are generated for each pass, and a record of the passes.</summary>
internal sealed class CountedRows<TRow>(Func<IEnumerable<TRow>> make) : IEnumerable<TRow>
{
    /// <summary>How often somebody began to go through the rows.</summary>
    public int Passes { get; private set; }

    /// <summary>The rows of all passes.</summary>
    public long Rows { get; private set; }

    /// <summary>Called with <see cref="Rows"/> at each.</summary>
    public Action<long> Reading { get; set; } = _ => { };

    public IEnumerator<TRow> GetEnumerator()
    {
        Passes++;
        foreach (TRow row in make())
        {
            Reading(++Rows);
            yield return row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
