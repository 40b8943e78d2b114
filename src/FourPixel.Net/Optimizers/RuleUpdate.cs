using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Optimizers;

/// <summary>
/// One pass over weights, gradients and moments: regularization is added to the gradient, decay is taken off the weight,
/// and the rule moves it. Biases are neither regularized nor decayed.
/// </summary>
/// <remarks>
/// Where a batch has touched only some rows of the first layer's weights, the pass leaves the others alone: they do not move by
/// what is remembered of earlier gradients, and are not regularized or decayed, until a batch has their input again ("lazy"
/// updates). What is remembered of their gradients does not fade meanwhile either.
/// </remarks>
internal sealed unsafe class RuleUpdate<TRule> : ParameterUpdate
    where TRule : struct, IUpdateRule
{
    /// <summary>Parameters that one thread updates at a stretch; fixed, so that results do not depend on the threads.</summary>
    private const int PartLength = 1 << 14;

    /// <summary>Touched rows that one thread updates at a stretch.</summary>
    private const int PartRows = 64;

    /// <summary>How many touched rows ahead memory is asked for.</summary>
    private const int RowsAhead = 6;

    private readonly Network _network;
    private readonly Gradient _gradient;
    private readonly TrainingOptions _options;

    /// <summary>
    /// First all moments of each row that may be touched, row by row, so that they lie together; then, moment by moment, those
    /// of all other parameters.
    /// </summary>
    private readonly PinnedBuffer _moments;

    /// <summary>What this process moves; where there are other ranks, message by message.</summary>
    private Part[][] _parts;
    private SharedParameters? _shared;
    private long _steps;

    public RuleUpdate(Network network, Gradient gradient, TrainingOptions options)
    {
        _network = network;
        _gradient = gradient;
        _options = options;
        _moments = new PinnedBuffer(TRule.Moments * network.ParameterCount);
        _parts = [.. gradient.Own.Select(PartsOf)];
    }

    public override void Share(SharedParameters parameters)
    {
        _shared = parameters;
        _parts = [.. parameters.Own.Select(PartsOf)];
    }

    public override void Step(double learningRate, ThreadTeam team)
    {
        _steps++;
        var step = new StepSettings(_options, learningRate, _steps);
        int rows = _gradient.TouchedRows.Length;
        for (int message = 0; message < _parts.Length; message++)
        {
            int partsOfRows = message == 0 ? (rows + PartRows - 1) / PartRows : 0;
            team.Run(_parts[message].Length + partsOfRows, new UpdateJob(this, step, _parts[message]));
            _shared?.Send(message);
        }
    }

    public override void Collect()
    {
        int count = _network.ParameterCount - _gradient.FirstAlways;
        for (int moment = 0; moment < TRule.Moments; moment++)
            _shared?.Gather(_moments.Span.Slice((TRule.Moments * _gradient.FirstAlways) + (moment * count), count));
    }

    /// <summary>Touched rows lie anywhere, so that the processor can't tell which will be next.</summary>
    private void Prefetch(int row)
    {
        int start = row * _gradient.RowLength;
        Numerics.Prefetch.Read(_network.Parameters.Pointer + start, _gradient.RowLength);
        Numerics.Prefetch.Read(_moments.Pointer + ((nint)start * TRule.Moments), TRule.Moments * _gradient.RowLength);
    }

    public override void Exchange(StateStream state)
    {
        state.Exchange(_moments.Span);
        state.Exchange(ref _steps);
    }

    private Part[] PartsOf(Range range) =>
        [.. _network.Layers.SelectMany(layer => Cut(range, layer.WeightRange, true).Concat(Cut(range, layer.BiasRange, false)))];

    private static IEnumerable<Part> Cut(Range range, Range ofLayer, bool regularized)
    {
        int end = Math.Min(range.End.Value, ofLayer.End.Value);
        for (int start = Math.Max(range.Start.Value, ofLayer.Start.Value); start < end; start += PartLength)
            yield return new Part(start, Math.Min(start + PartLength, end), regularized);
    }

    private readonly record struct Part(int Start, int End, bool Regularized);

    /// <summary>Some parts, and then the touched rows.</summary>
    private readonly struct UpdateJob(RuleUpdate<TRule> update, StepSettings step, Part[] parts) : IParallelJob
    {
        public void Run(int part)
        {
            if (part < parts.Length)
            {
                Part range = parts[part];
                Elementwise.Run(new UpdateOperation(update, step, range.Regularized), range.Start, range.End);
                return;
            }

            ReadOnlySpan<int> rows = update._gradient.TouchedRows;
            int first = (part - parts.Length) * PartRows;
            var operation = new UpdateOperation(update, step, regularized: true);
            int end = Math.Min(first + PartRows, rows.Length);
            for (int i = first; i < end; i++)
            {
                if (i + RowsAhead < end)
                    update.Prefetch(rows[i + RowsAhead]);
                int start = rows[i] * update._gradient.RowLength;
                operation.Gradients = update._gradient.Row(i) - start;
                operation.Moments = update._moments.Pointer + ((nint)start * (TRule.Moments - 1));
                operation.MomentStride = update._gradient.RowLength;
                Elementwise.Run(operation, start, start + update._gradient.RowLength);
            }
        }
    }

    private struct UpdateOperation(RuleUpdate<TRule> update, StepSettings step, bool regularized) : IElementwise
    {
        private readonly StepSettings _step = step;
        private readonly float* _weights = update._network.Parameters.Pointer;

        /// <summary>The gradient of parameter i is at i.</summary>
        public float* Gradients = update._gradient.Pointer;

        /// <summary>The first moment of parameter i is at i; the second and the third follow each a stride behind.</summary>
        public float* Moments = update._moments.Pointer + ((TRule.Moments - 1) * (nint)update._gradient.FirstAlways);

        public nint MomentStride = update._network.ParameterCount - (nint)update._gradient.FirstAlways;

        private readonly float _l1 = regularized ? (float)update._options.L1Regularization : 0;
        private readonly float _l2 = regularized ? (float)update._options.L2Regularization : 0;
        private readonly float _kept = regularized ? (float)(1 - (step.LearningRate * update._options.EffectiveWeightDecay)) : 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            float* second = Moments + MomentStride;
            float* third = second + MomentStride;
            TLane m1 = TRule.Moments > 0 ? TLane.Load(Moments + index) : 0f;
            TLane m2 = TRule.Moments > 1 ? TLane.Load(second + index) : 0f;
            TLane m3 = TRule.Moments > 2 ? TLane.Load(third + index) : 0f;

            TLane weight = TLane.Load(_weights + index);
            TLane sign = TLane.Select(TLane.GreaterThan(TLane.Abs(weight), 0f), TLane.CopySign(_l1, weight), 0f);
            TLane gradient = TLane.MultiplyAdd(_l2, weight, TLane.Load(Gradients + index) + sign);
            weight *= _kept;
            TRule.Apply(ref weight, gradient, ref m1, ref m2, ref m3, _step);
            TLane.Store(weight, _weights + index);

            if (TRule.Moments > 0)
                TLane.Store(Subnormals.ToZero(m1), Moments + index);
            if (TRule.Moments > 1)
                TLane.Store(Subnormals.ToZero(m2), second + index);
            if (TRule.Moments > 2)
                TLane.Store(Subnormals.ToZero(m3), third + index);
        }
    }
}
