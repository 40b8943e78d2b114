using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Optimizers;

/// <summary>An optimizer with its state for one network.</summary>
internal abstract class ParameterUpdate : ICheckpointed
{
    /// <summary>Takes one step against the gradients.</summary>
    /// <param name="learningRate">The rate of this step.</param>
    /// <param name="team">The threads that share the pass over the parameters.</param>
    public abstract void Step(double learningRate, ThreadTeam team);

    public abstract void Exchange(StateStream state);

    /// <summary>Moves from now on only what is this rank's, and sends it to the others.</summary>
    public abstract void Share(SharedParameters parameters);

    /// <summary>Has the state of all parameters, those that other ranks move, too. All ranks call it.</summary>
    public abstract void Collect();

    /// <param name="network">The network whose parameters move.</param>
    /// <param name="gradient">What it moves against.</param>
    /// <param name="options">The optimizer and its settings.</param>
    public static ParameterUpdate Create(Network network, Gradient gradient, TrainingOptions options) => options.EffectiveOptimizer switch
    {
        Optimizer.SGD => new RuleUpdate<SGD>(network, gradient, options),
        Optimizer.Momentum => new RuleUpdate<Momentum>(network, gradient, options),
        Optimizer.Nesterov => new RuleUpdate<Nesterov>(network, gradient, options),
        Optimizer.Adagrad => new RuleUpdate<Adagrad>(network, gradient, options),
        Optimizer.RMSprop => new RuleUpdate<RMSprop>(network, gradient, options),
        Optimizer.AMSGrad => new RuleUpdate<AMSGrad>(network, gradient, options),
        // AdamW is Adam whose weight decay is not 0 unless told; the decay itself is the same for all optimizers.
        Optimizer.Adam or Optimizer.AdamW => new RuleUpdate<Adam>(network, gradient, options),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.EffectiveOptimizer, "It does not step by batches."),
    };
}
