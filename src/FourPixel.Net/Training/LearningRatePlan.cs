namespace FourPixel.Net.Training;

/// <summary>The learning rate of every step of a training.</summary>
internal sealed class LearningRatePlan(TrainingOptions options) : ICheckpointed
{
    private const double OneCycleRise = 0.3;
    private const double OneCycleStart = 1.0 / 25;

    private readonly double _base = options.EffectiveLearningRate;
    private double _plateauFactor = 1;
    private double _least = double.PositiveInfinity;
    private int _stale;

    /// <param name="epochs">The epochs done, with the part of the current one.</param>
    public double RateAt(double epochs)
    {
        if (epochs < options.WarmupEpochs)
            return _base * Math.Max(epochs, 1e-3) / options.WarmupEpochs;
        double done = epochs - options.WarmupEpochs;
        double progress = done / Math.Max(options.EffectiveEpochs - options.WarmupEpochs, 1);
        return _base * options.EffectiveSchedule switch
        {
            LearningRateSchedule.Step => Math.Pow(options.LearningRateDecay, Math.Floor(done / options.LearningRateDecayEpochs)),
            LearningRateSchedule.Exponential => Math.Pow(options.LearningRateDecay, done / options.LearningRateDecayEpochs),
            LearningRateSchedule.InverseScaling => 1 / Math.Sqrt(1 + done),
            LearningRateSchedule.Cosine => Fall(progress),
            LearningRateSchedule.OneCycle => progress < OneCycleRise
                ? 1 - ((1 - OneCycleStart) * Fall(progress / OneCycleRise))
                : Fall((progress - OneCycleRise) / (1 - OneCycleRise)),
            LearningRateSchedule.ReduceOnPlateau => _plateauFactor,
            _ => 1,
        };
    }

    /// <summary>Takes note of an epoch's loss, for <see cref="LearningRateSchedule.ReduceOnPlateau"/>.</summary>
    public void Observe(double loss)
    {
        _stale++;
        if (loss < _least - options.MinimumImprovement)
        {
            _least = loss;
            _stale = 0;
        }
        if (_stale >= options.LearningRateDecayEpochs)
        {
            _plateauFactor *= options.LearningRateDecay;
            _stale = 0;
        }
    }

    public void Exchange(StateStream state)
    {
        state.Exchange(ref _plateauFactor);
        state.Exchange(ref _least);
        state.Exchange(ref _stale);
    }

    /// <summary>Half a cosine from 1 to 0.</summary>
    private static double Fall(double progress) => 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1)));
}
