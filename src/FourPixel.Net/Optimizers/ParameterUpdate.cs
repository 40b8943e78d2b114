using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Optimizers;

/// <summary>An optimizer at work on one network: what it remembers of earlier steps, and the next step.</summary>
internal abstract class ParameterUpdate : ICheckpointed
{
    /// <summary>Takes one step against the gradients.</summary>
    /// <param name="learningRate">The rate of this step.</param>
    /// <param name="team">The threads that share the pass over the parameters.</param>
    public abstract void Step(double learningRate, ThreadTeam team);

    public abstract void Exchange(StateStream state);

    /// <param name="network">The network whose parameters move.</param>
    /// <param name="gradient">What it moves against.</param>
    /// <param name="options">The optimizer and its settings.</param>
    public static ParameterUpdate Create(Network network, Gradient gradient, TrainingOptions options) => options.Optimizer switch
    {
        Optimizer.SGD => new ParameterUpdate<SGD>(network, gradient, options),
        Optimizer.Momentum => new ParameterUpdate<Momentum>(network, gradient, options),
        Optimizer.Nesterov => new ParameterUpdate<Nesterov>(network, gradient, options),
        Optimizer.Adagrad => new ParameterUpdate<Adagrad>(network, gradient, options),
        Optimizer.RMSprop => new ParameterUpdate<RMSprop>(network, gradient, options),
        Optimizer.AMSGrad => new ParameterUpdate<AMSGrad>(network, gradient, options),
        // AdamW is Adam whose weight decay is not 0 unless told; the decay itself is the same for all optimizers.
        Optimizer.Adam or Optimizer.AdamW => new ParameterUpdate<Adam>(network, gradient, options),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Optimizer, "It does not step by batches."),
    };
}

/// <summary>
/// One pass over weights, gradients and moments: regularization is added to the gradient, decay is taken off the weight,
/// and the rule moves it. Biases are neither regularized nor decayed.
/// </summary>
/// <remarks>
/// Where a batch has touched only some rows of the first layer's weights, the pass leaves the others alone: they do not move by
/// what is remembered of earlier gradients, and are not regularized or decayed, until a batch has their input again ("lazy"
/// updates). What is remembered of their gradients does not fade meanwhile either.
/// </remarks>
internal sealed unsafe class ParameterUpdate<TRule> : ParameterUpdate
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
    private readonly PinnedBuffer _moments;
    private readonly Part[] _parts;
    private readonly int _rowLength;
    private long _steps;

    public ParameterUpdate(Network network, Gradient gradient, TrainingOptions options)
    {
        _network = network;
        _gradient = gradient;
        _rowLength = network.Layers[0].Outputs;
        _options = options;
        _moments = new PinnedBuffer(TRule.Moments * network.ParameterCount);
        _parts = [.. network.Layers.SelectMany((layer, i) =>
            i == 0 && !gradient.IsWhole ? Cut(layer.BiasRange, false) : Cut(layer.WeightRange, true).Concat(Cut(layer.BiasRange, false)))];
    }

    public override void Step(double learningRate, ThreadTeam team)
    {
        _steps++;
        var step = new StepSettings(_options, learningRate, _steps);
        int rows = _gradient.TouchedRows.Length;
        team.Run(_parts.Length + ((rows + PartRows - 1) / PartRows), new UpdateJob(this, step));
    }

    /// <summary>Touched rows lie anywhere, so that the processor can't tell which will be next.</summary>
    private void Prefetch(int row)
    {
        int start = row * _rowLength;
        Numerics.Prefetch.Read(_network.Parameters.Pointer + start, _rowLength);
        for (int moment = 0; moment < TRule.Moments; moment++)
            Numerics.Prefetch.Read(_moments.Pointer + (moment * _network.ParameterCount) + start, _rowLength);
    }

    public override void Exchange(StateStream state)
    {
        state.Exchange(_moments.Span);
        state.Exchange(ref _steps);
    }

    private static IEnumerable<Part> Cut(Range range, bool regularized)
    {
        for (int start = range.Start.Value; start < range.End.Value; start += PartLength)
            yield return new Part(start, Math.Min(start + PartLength, range.End.Value), regularized);
    }

    private readonly record struct Part(int Start, int End, bool Regularized);

    private readonly struct UpdateJob(ParameterUpdate<TRule> update, StepSettings step) : IParallelJob
    {
        public void Run(int part)
        {
            if (part < update._parts.Length)
            {
                Part range = update._parts[part];
                Elementwise.Run(new UpdateOperation(update, step, range.Regularized), range.Start, range.End);
                return;
            }

            ReadOnlySpan<int> rows = update._gradient.TouchedRows;
            int first = (part - update._parts.Length) * PartRows;
            var operation = new UpdateOperation(update, step, regularized: true);
            int end = Math.Min(first + PartRows, rows.Length);
            for (int i = first; i < end; i++)
            {
                if (i + RowsAhead < end)
                    update.Prefetch(rows[i + RowsAhead]);
                int start = rows[i] * update._rowLength;
                operation.Gradients = update._gradient.Row(i) - start;
                Elementwise.Run(operation, start, start + update._rowLength);
            }
        }
    }

    private struct UpdateOperation(ParameterUpdate<TRule> update, StepSettings step, bool regularized) : IElementwise
    {
        private readonly StepSettings _step = step;
        private readonly float* _weights = update._network.Parameters.Pointer;

        /// <summary>The gradient of parameter i is at i.</summary>
        public float* Gradients = update._gradient.Pointer;

        private readonly float* _first = update._moments.Pointer;
        private readonly nint _count = update._network.ParameterCount;
        private readonly float _l1 = regularized ? (float)update._options.L1Regularization : 0;
        private readonly float _l2 = regularized ? (float)update._options.L2Regularization : 0;
        private readonly float _kept = regularized ? (float)(1 - (step.LearningRate * update._options.EffectiveWeightDecay)) : 1;

        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            float* second = _first + _count;
            float* third = second + _count;
            TLane m1 = TRule.Moments > 0 ? TLane.Load(_first + index) : 0f;
            TLane m2 = TRule.Moments > 1 ? TLane.Load(second + index) : 0f;
            TLane m3 = TRule.Moments > 2 ? TLane.Load(third + index) : 0f;

            TLane weight = TLane.Load(_weights + index);
            TLane sign = TLane.Select(TLane.GreaterThan(TLane.Abs(weight), 0f), TLane.CopySign(_l1, weight), 0f);
            TLane gradient = TLane.MultiplyAdd(_l2, weight, TLane.Load(Gradients + index) + sign);
            weight *= _kept;
            TRule.Apply(ref weight, gradient, ref m1, ref m2, ref m3, _step);
            TLane.Store(weight, _weights + index);

            if (TRule.Moments > 0)
                TLane.Store(m1, _first + index);
            if (TRule.Moments > 1)
                TLane.Store(m2, second + index);
            if (TRule.Moments > 2)
                TLane.Store(m3, third + index);
        }
    }
}
