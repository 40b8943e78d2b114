using FourPixel.Net.Data;

namespace FourPixel.Net.Tests.Support;

/// <summary>Rows that are delivered part by part, each of which overwrites the one before it.</summary>
/// <param name="whole">The rows.</param>
/// <param name="partRows">The rows of a part, but for the first and the last.</param>
internal sealed class PartedExamples(ExampleSet whole, int partRows) : ExampleSource
{
    private readonly ExampleStore _buffer = new(whole.InputCount, whole.IsSparse, whole.TargetCount, whole.HasWeights);

    public override int Rows => whole.Rows;

    public override int InputCount => whole.InputCount;

    public override int TargetCount => whole.TargetCount;

    /// <summary>The passes that have begun and not ended.</summary>
    public int OpenPasses { get; private set; }

    /// <summary>The sizes of the parts of each pass that has begun.</summary>
    public List<List<int>> Passes { get; } = [];

    internal override bool IsSparse => whole.IsSparse;

    internal override bool HasWeights => whole.HasWeights;

    internal override IEnumerable<ExampleSet> Parts(double firstShare = 1)
    {
        OpenPasses++;
        var sizes = new List<int>();
        Passes.Add(sizes);
        try
        {
            for (int row = 0; row < whole.Rows; row += sizes[^1])
            {
                int usual = sizes.Count == 0 ? Math.Max(1, (int)(partRows * firstShare)) : partRows;
                sizes.Add(Math.Min(usual, whole.Rows - row));
                _buffer.Clear();
                for (int i = row; i < row + sizes[^1]; i++)
                    _buffer.Add(whole.InputsOf(i), whole.TargetsOf(i), whole.WeightOf(i));
                yield return new ExampleSet(_buffer);
            }
        }
        finally
        {
            OpenPasses--;
        }
    }

    internal override ExampleSet Sample(int most) => whole.Sample(most);

    internal override void Change(RowChange change, bool addsWeights = false) => whole.Change(change, addsWeights);
}
