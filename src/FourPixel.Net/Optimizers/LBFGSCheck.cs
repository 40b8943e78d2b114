namespace FourPixel.Net.Optimizers;

/// <summary>Refuses options that <see cref="Optimizer.LBFGS"/> does not support.</summary>
internal static class LBFGSCheck
{
    /// <exception cref="ArgumentException">An option does not suit L-BFGS. The message names it and the reason.</exception>
    public static void Run(TrainingOptions options)
    {
        const string Search = "which finds its step size by a line search";
        Refuse(options.LearningRate != null, nameof(options.LearningRate), Search);
        Refuse(options.EffectiveSchedule != LearningRateSchedule.Constant, nameof(options.LearningRateSchedule), Search);
        Refuse(options.WarmupEpochs > 0, nameof(options.WarmupEpochs), Search);
        Refuse(options.MaximumGradientNorm > 0, nameof(options.MaximumGradientNorm), Search);

        const string Chance = "which needs a loss that is not random";
        Refuse(options.EffectiveDropout > 0, nameof(options.Dropout), Chance);
        Refuse(options.EffectiveInputDropout > 0, nameof(options.InputDropout), Chance);

        Refuse(options.L1Regularization > 0, nameof(options.L1Regularization), "which needs a smooth loss; use L2Regularization");
        Refuse(options.WeightDecay > 0, nameof(options.WeightDecay), "which minimizes only the loss; use L2Regularization");
    }

    private static void Refuse(bool isSet, string name, string why)
    {
        if (isSet)
            throw new ArgumentException($"{name} is set, but the optimizer is LBFGS, {why}.", name);
    }
}
