using FourPixel.Net;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>The options that all FourPixel trainers share: columns, the network's shape, and how it is trained.</summary>
public abstract class FourPixelOptions : TrainingOptions
{
    private protected FourPixelOptions()
    {
    }

    /// <summary>The column of what is to be predicted.</summary>
    public string LabelColumnName { get; set; } = DefaultColumnNames.Label;

    /// <summary>The column of the features, a vector of <see cref="float"/> of known size.</summary>
    public string FeatureColumnName { get; set; } = DefaultColumnNames.Features;

    /// <summary>The column that says how much each row counts, a <see cref="float"/>; null where all count alike.</summary>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>
    /// The neurons of each hidden layer, each at least 1. None at all makes a linear model. By default two layers of 256 and 64, or
    /// one of 64 where features are sparse.
    /// </summary>
    /// <remarks>
    /// Where this is not set, neither are the defaults of other options what textbooks begin with: what is not set of them is
    /// chosen to go well with such a network. That is <see cref="Optimizer.AdamW"/> with a learning rate of 0.003 and a weight
    /// decay of 0.1, <see cref="LearningRateSchedule.Cosine"/>, 400,000 epochs divided by the rows but at least 10 and at most
    /// 100, no patience, batches of 32 rows, of 128 from 1,000 rows on and of 256 from 10,000 rows on,
    /// <see cref="Activation.SiLU"/>, a dropout of 0.2, 64 quantile bins, and temperature scaling for the cross-entropies.
    /// <see cref="Optimizer.LBFGS"/> gets two layers of 32 and nothing else. Whoever sets an option has set it, be it to the value
    /// that it had.
    /// </remarks>
    public int[]? HiddenLayers { get; set; }

    /// <summary>
    /// The activation of all hidden layers; by default <see cref="Activation.ReLU"/>, or <see cref="Activation.SiLU"/> where
    /// <see cref="HiddenLayers"/> are not set.
    /// </summary>
    public Activation Activation { get; set => field = Give(value); } = Activation.ReLU;

    /// <summary>
    /// The activation of each hidden layer, in place of <see cref="Activation"/>; as many as there are
    /// <see cref="HiddenLayers"/>, which then have to be given. By default all are alike.
    /// </summary>
    public Activation[]? LayerActivations { get; set; }

    /// <summary>
    /// The share of the training rows that is set aside to find the best epoch, where no validation set is given. From 0,
    /// which means none, to below 1. By default a tenth, or none below 100 rows, which are too few to spare any.
    /// </summary>
    public double? ValidationFraction { get; set; }

    /// <summary>
    /// How feature columns are brought to one scale. The model keeps the scale and applies it itself. With
    /// <see cref="InputScaling.None"/>, rows with missing features are left out of the training and score NaN; with the
    /// others, a missing feature counts as its column's centre.
    /// </summary>
    public InputScaling InputScaling { get; set; } = InputScaling.Standard;

    /// <summary>
    /// The most memory, in bytes, that rows may take. Data that takes more is not kept: each epoch reads the data view anew,
    /// through a buffer of three quarters of this, in which rows are put in random order; a quarter is for validation rows. At
    /// least 65,536; by default half of the memory that the process may use.
    /// </summary>
    public long? MemoryBound { get; set; }

    internal long EffectiveMemoryBound => MemoryBound ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>
    /// The most bins that a column of numbers is cut into at its quantiles, which the network gets beside the scaled number
    /// (piecewise-linear encoding; Gorishniy, Rubachev and Babenko, 2022). 0, which means none, or from 4 to 1,024; by default 64,
    /// or none where <see cref="HiddenLayers"/> are set. There are fewer where a bin would have fewer than 16 rows, or all
    /// columns together more than 1,024 bins, and none where a column would have fewer than 4. Columns of two values get none, and
    /// nor do those that sparse features mostly leave at 0. Refused with <see cref="InputScaling.None"/>.
    /// </summary>
    public int QuantileBins { get; set => field = Give(value); }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireName(LabelColumnName, nameof(LabelColumnName));
        RequireName(FeatureColumnName, nameof(FeatureColumnName));
        if (ExampleWeightColumnName != null)
            RequireName(ExampleWeightColumnName, nameof(ExampleWeightColumnName));
        OptionCheck.IsDefined(Activation);
        OptionCheck.IsDefined(InputScaling);
        OptionCheck.IsFraction(ValidationFraction ?? 0, nameof(ValidationFraction));
        OptionCheck.IsAtLeast(EffectiveMemoryBound, 1 << 16, nameof(MemoryBound));
        OptionCheck.IsAtLeast(QuantileBins, 0);
        OptionCheck.IsAtMost(QuantileBins, 1024);
        if (QuantileBins is > 0 and < 4)
            throw new ArgumentOutOfRangeException(nameof(QuantileBins), QuantileBins, $"QuantileBins is {QuantileBins}; it has to be 0, or from 4 to 1024.");
        if (QuantileBins > 0 && InputScaling == InputScaling.None)
            throw new ArgumentException($"QuantileBins is {QuantileBins}, but InputScaling is None, which leaves the inputs as they come.", nameof(QuantileBins));
        foreach (int units in HiddenLayers ?? [])
            OptionCheck.IsAtLeast(units, 1, nameof(HiddenLayers));
        foreach (Activation activation in LayerActivations ?? [Activation])
            RequireHidden(activation, LayerActivations == null ? nameof(Activation) : nameof(LayerActivations));
        if (LayerActivations != null && LayerActivations.Length != HiddenLayers?.Length)
            throw new ArgumentException($"LayerActivations has {LayerActivations.Length} entries; HiddenLayers has {HiddenLayers?.Length.ToString() ?? "none"}, and there has to be one for each.", nameof(LayerActivations));
        if (!AllowedLosses.Contains(Loss))
            throw new ArgumentOutOfRangeException(nameof(Loss), Loss, $"Loss is {Loss}; it has to be one of {string.Join(", ", AllowedLosses)}.");
    }

    /// <summary>The losses that make sense for the task.</summary>
    private protected abstract IReadOnlyList<Loss> AllowedLosses { get; }

    /// <summary>A copy that later changes of this one do not reach.</summary>
    internal virtual FourPixelOptions Copy()
    {
        var copy = (FourPixelOptions)MemberwiseClone();
        copy.HiddenLayers = (int[]?)HiddenLayers?.Clone();
        copy.LayerActivations = (Activation[]?)LayerActivations?.Clone();
        return copy;
    }

    private static void RequireName(string value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"{name} is empty; it has to name a column.", name);
    }

    private static void RequireHidden(Activation activation, string name)
    {
        OptionCheck.IsDefined(activation, name);
        if (activation == Activation.Softmax)
            throw new ArgumentOutOfRangeException(name, activation, $"{name} is Softmax, which is for the output layer only; hidden layers take any other.");
    }
}
