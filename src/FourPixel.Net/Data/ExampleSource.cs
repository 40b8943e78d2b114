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

    /// <summary>The rows in order, in parts that fit into memory. A part is valid until the next one is requested.</summary>
    /// <param name="firstShare">
    /// The size of the first part relative to the others, above 0 and up to 1, to vary where the parts begin.
    /// </param>
    internal abstract IEnumerable<ExampleSet> Parts(double firstShare = 1);

    /// <summary>An evenly spaced sample of the rows.</summary>
    /// <param name="most">The maximum number of rows.</param>
    internal abstract ExampleSet Sample(int most);

    /// <summary>Changes the targets and weights of all rows, immediately or when they are read.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="addsWeights">Whether the rows get weights if they have none.</param>
    internal abstract void Change(RowChange change, bool addsWeights = false);
}
