using FourPixel.Net.Data;

namespace FourPixel.Net;

/// <summary>
/// The base class of rows for training or validation, which can be read several times: in memory (<see cref="ExampleSet"/>) or
/// streamed.
/// </summary>
public abstract class ExampleSource
{
    internal ExampleSource()
    {
    }

    /// <summary>Gets the number of rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Gets the number of inputs of a row.</summary>
    public abstract int InputCount { get; }

    /// <summary>Gets the number of targets of a row.</summary>
    public abstract int TargetCount { get; }

    /// <summary>Whether only inputs that are not 0 are kept.</summary>
    internal abstract bool IsSparse { get; }

    internal abstract bool HasWeights { get; }

    /// <summary>The rows in their own order, a part of them in memory at a time. A part is valid until the next is asked for.</summary>
    /// <param name="firstShare">
    /// The size of the first part, as a share of the others', above 0 to 1: where the parts are cut depends on it.
    /// </param>
    internal abstract IEnumerable<ExampleSet> Parts(double firstShare = 1);

    /// <summary>Some of the rows, evenly chosen.</summary>
    /// <param name="most">How many at most.</param>
    internal abstract ExampleSet Sample(int most);

    /// <summary>Changes the targets and weights of all rows, now or as they come.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="addsWeights">Whether rows that all counted alike do so no longer.</param>
    internal abstract void Change(RowChange change, bool addsWeights = false);
}
