using FourPixel.Net.Optimizers;

namespace FourPixel.Net.Training;

/// <summary>Gradient descent: each epoch splits the rows into new batches, and each batch updates the weights.</summary>
internal class MiniBatchSession : TrainingSession
{
    private readonly int _seed;
    private readonly LearningRatePlan _plan;
    private long _step;

    public MiniBatchSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows)
        : this(network, options, loss, rows, new BatchShare(0, options.EffectiveBatchSize))
    {
    }

    private protected MiniBatchSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows, BatchShare share)
        : base(network, options, loss, rows, share.Rows)
    {
        MeanWeight = rows.LearnedWeight / rows.RowsOfRanks.Sum();
        _seed = options.Seed ?? 0;
        Update = ParameterUpdate.Create(network, Backpropagation.Gradient, options);
        _plan = new LearningRatePlan(options);
        AddDropout(share.FirstRow);
    }

    public override string Advice =>
        $"A smaller LearningRate (it is {Options.EffectiveLearningRate}) or a MaximumGradientNorm may help.";

    /// <summary>The mean weight of the rows, those of all ranks.</summary>
    private protected double MeanWeight { get; }

    /// <summary>Moves the weights.</summary>
    private protected ParameterUpdate Update { get; }

    /// <summary>How many steps have been taken.</summary>
    private protected long StepNumber => _step;

    public override void Exchange(StateStream state)
    {
        Update.Exchange(state);
        _plan.Exchange(state);
        state.Exchange(ref _step);
    }

    private protected override (double Loss, double LearningRate) Learn(int epoch)
    {
        double learningRate = 0;
        var mean = new MeanLoss();
        Start(epoch);
        for (int batch = 0; NextBatch(); batch++)
        {
            learningRate = RateAt(epoch, (double)batch / Training.Batches);
            double loss = Backpropagation.Run(Training.Targets, Training.Weights, Training.Rows, Training.Rows * MeanWeight, StepNumber);
            ThrowIfDiverged(epoch, loss);
            mean.Add(loss, Training);
            Step(learningRate);
        }
        return (mean.Value, learningRate);
    }

    private protected override void Observe(double loss) => _plan.Observe(loss);

    /// <summary>Goes to the first batch of an epoch.</summary>
    private protected void Start(int epoch) => Training.Start(_seed, epoch);

    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="part">How much of it is done.</param>
    private protected double RateAt(int epoch, double part) => _plan.RateAt(epoch - 1 + part);

    private protected void ThrowIfDiverged(int epoch, double loss)
    {
        if (!double.IsFinite(loss))
            throw Diverged(epoch, $"the loss is {loss}");
    }

    /// <summary>Moves the weights against the gradient.</summary>
    private protected void Step(double learningRate)
    {
        if (Options.MaximumGradientNorm > 0)
            GradientClipping.Apply(Backpropagation.Gradient, Options.MaximumGradientNorm);
        Update.Step(learningRate, Team);
        _step++;
    }

    private void AddDropout(int firstRow)
    {
        if (Options.EffectiveInputDropout > 0)
            Pass.InputDropout = new Dropout(Options.EffectiveInputDropout, _seed, 0, firstRow);
        for (int i = 0; i < Pass.Layers.Length - 1 && Options.EffectiveDropout > 0; i++)
            Pass.Layers[i].Dropout = new Dropout(Options.EffectiveDropout, _seed, i + 1, firstRow);
    }
}
