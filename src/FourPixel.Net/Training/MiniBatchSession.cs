using FourPixel.Net.Optimizers;

namespace FourPixel.Net.Training;

/// <summary>Gradient descent: each epoch cuts the rows into batches anew, and each batch moves the weights.</summary>
internal sealed class MiniBatchSession : TrainingSession
{
    private readonly double _meanWeight;
    private readonly int _seed;
    private readonly ParameterUpdate _update;
    private readonly LearningRatePlan _plan;
    private long _step;

    public MiniBatchSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows)
        : base(network, options, loss, rows, options.EffectiveBatchSize)
    {
        _meanWeight = rows.LearnedWeight / rows.Training.Rows;
        _seed = options.Seed ?? 0;
        _update = ParameterUpdate.Create(network, Backpropagation.Gradient, options);
        _plan = new LearningRatePlan(options);
        AddDropout(network);
    }

    public override string Advice =>
        $"A smaller LearningRate (it is {Options.EffectiveLearningRate}) or a MaximumGradientNorm may help.";

    public override void Exchange(StateStream state)
    {
        _update.Exchange(state);
        _plan.Exchange(state);
        state.Exchange(ref _step);
    }

    private protected override (double Loss, double LearningRate) Learn(int epoch)
    {
        double learningRate = 0;
        var mean = new MeanLoss();
        Training.Start(_seed, epoch);
        for (int batch = 0; NextBatch(); batch++)
        {
            learningRate = _plan.RateAt(epoch - 1 + ((double)batch / Training.Batches));
            double loss = Backpropagation.Run(Training.Targets, Training.Weights, Training.Rows, Training.Rows * _meanWeight, _step++);
            if (!double.IsFinite(loss))
                throw Diverged(epoch, $"the loss is {loss}");
            mean.Add(loss, Training);
            if (Options.MaximumGradientNorm > 0)
                GradientClipping.Apply(Backpropagation.Gradient, Options.MaximumGradientNorm);
            _update.Step(learningRate, Team);
        }
        return (mean.Value, learningRate);
    }

    private protected override void Observe(double loss) => _plan.Observe(loss);

    private void AddDropout(Network network)
    {
        if (Options.EffectiveInputDropout > 0)
            Pass.InputDropout = new Dropout(Options.EffectiveInputDropout, _seed, 0);
        for (int i = 0; i < Pass.Layers.Length - 1 && Options.EffectiveDropout > 0; i++)
            Pass.Layers[i].Dropout = new LayerDropout(new Dropout(Options.EffectiveDropout, _seed, i + 1), network.Layers[i].Outputs, Capacity);
    }
}
