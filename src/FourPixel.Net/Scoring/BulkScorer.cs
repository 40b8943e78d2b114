using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;

namespace FourPixel.Net.Scoring;

/// <summary>
/// Forward propagation of many rows, block by block: a block stays in the cache from layer to layer, and each thread works
/// on its own blocks. The outputs of a row do not depend on the number of threads.
/// </summary>
internal sealed unsafe class BulkScorer(Network network)
{
    private const int BlockRows = 256;

    /// <summary>With less work (weights times rows) for each thread, starting a thread takes longer than it saves.</summary>
    private const long MinWork = 1 << 23;

    /// <param name="inputs">[rows, inputs]; at least one row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">For each layer, receives [rows, its outputs], and for the last the network's; null if they are not needed.</param>
    /// <param name="threads">The maximum number of threads.</param>
    public void Run(ReadOnlySpan<float> inputs, int rows, float[]?[] outputs, int threads)
    {
        RowEncoder encoder = ProductChoice.Choose(network.InputScaler, inputs, network.Inputs);
        int blocks = (rows + BlockRows - 1) / BlockRows, next = -1;
        long worthwhile = Math.Max(1, rows * (long)network.Parameters.Length / MinWork);
        using var team = new ThreadTeam((int)Math.Min(Math.Min(threads, blocks), worthwhile));
        fixed (float* data = inputs)
            team.Run(team.Threads, new BlocksJob(this, encoder, data, rows, outputs, &next));
    }

    private void RunBlocks(RowEncoder encoder, float* inputs, int rows, float[]?[] outputs, int* next)
    {
        using var scorer = new BatchScorer(network, encoder, Math.Min(rows, BlockRows));
        for (int first; (first = Interlocked.Increment(ref *next) * BlockRows) < rows;)
        {
            int count = Math.Min(BlockRows, rows - first);
            ReadOnlySpan<float> answers = scorer.Score(new ReadOnlySpan<float>(inputs + ((nint)first * network.Inputs), count * network.Inputs));
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i] is not float[] wanted)
                    continue;
                int width = i == outputs.Length - 1 ? network.Outputs : network.Layers[i].Outputs;
                ReadOnlySpan<float> all = i == outputs.Length - 1 ? answers : scorer.OutputsOf(i);
                all[..(count * width)].CopyTo(wanted.AsSpan(first * width));
            }
        }
    }

    private readonly struct BlocksJob(BulkScorer scorer, RowEncoder encoder, float* inputs, int rows, float[]?[] outputs, int* next) : IParallelJob
    {
        public void Run(int part) => scorer.RunBlocks(encoder, inputs, rows, outputs, next);
    }
}
