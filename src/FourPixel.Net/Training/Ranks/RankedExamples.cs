using System.Runtime.InteropServices;
using FourPixel.Net.Data;

namespace FourPixel.Net.Training;

/// <summary>The rows of all ranks, of which each goes through its own: what is counted and sampled is the same on all of them.</summary>
/// <param name="own">The rows of this rank.</param>
/// <param name="ranks">Who has the others.</param>
internal sealed class RankedExamples(ExampleSource own, RankGroup ranks) : ExampleSource
{
    private readonly long[] _rows = [.. ranks.Gather<long>([own.Rows]).Select(rows => rows[0])];

    public override int Rows => checked((int)_rows.Sum());

    public override int InputCount => own.InputCount;

    public override int TargetCount => own.TargetCount;

    internal override bool IsSparse => own.IsSparse;

    internal override bool HasWeights => own.HasWeights;

    internal override IEnumerable<ExampleSet> Parts(double firstShare = 1) => own.Parts(firstShare);

    /// <summary>Of each rank's rows its share, a row of each rank in turn, which is the order of rows that were dealt out in turn.</summary>
    internal override ExampleSet Sample(int most)
    {
        ExampleSet share = most >= Rows ? own.Sample(own.Rows) : own.Sample((int)Math.Max(1, (long)most * own.Rows / Rows));
        var all = new ExampleStore(InputCount, IsSparse, TargetCount, HasWeights);
        byte[][] rowsOf = [.. ranks.Gather<byte>(Write(share))];
        int[] starts = new int[rowsOf.Length];
        while (starts.Zip(rowsOf).Any(rank => rank.First < rank.Second.Length))
        {
            for (int rank = 0; rank < starts.Length; rank++)
                starts[rank] += Read(rowsOf[rank].AsSpan(starts[rank]), all);
        }
        return new ExampleSet(all);
    }

    internal override void Change(RowChange change, bool addsWeights = false) => own.Change(change, addsWeights);

    private static byte[] Write(ExampleSet rows)
    {
        using var stream = new MemoryStream();
        for (int row = 0; row < rows.Rows; row++)
        {
            InputRow inputs = rows.InputsOf(row);
            stream.Write(MemoryMarshal.AsBytes<int>([inputs.Values.Length]));
            stream.Write(MemoryMarshal.AsBytes(inputs.Columns));
            stream.Write(MemoryMarshal.AsBytes(inputs.Values));
            stream.Write(MemoryMarshal.AsBytes(rows.TargetsOf(row)));
            stream.Write(MemoryMarshal.AsBytes<float>([rows.WeightOf(row)]));
        }
        return stream.ToArray();
    }

    /// <summary>Adds the first of some rows, if there is one.</summary>
    /// <returns>The bytes that it takes.</returns>
    private int Read(ReadOnlySpan<byte> rows, ExampleStore all)
    {
        if (rows.IsEmpty)
            return 0;
        ReadOnlySpan<byte> rest = rows;
        int count = Take<int>(ref rest, 1)[0];
        ReadOnlySpan<int> columns = IsSparse ? Take<int>(ref rest, count) : [];
        ReadOnlySpan<float> values = Take<float>(ref rest, count), targets = Take<float>(ref rest, TargetCount);
        all.Add(IsSparse ? new InputRow(columns, values) : new InputRow(values), targets, Take<float>(ref rest, 1)[0]);
        return rows.Length - rest.Length;
    }

    private static ReadOnlySpan<T> Take<T>(ref ReadOnlySpan<byte> bytes, int count) where T : unmanaged
    {
        int length = count * sizeof(int);
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(bytes[..length]);
        bytes = bytes[length..];
        return values;
    }
}
