using FourPixel.Net;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>The options that all FourPixel trainers share: columns, the network's shape, and how it is trained.</summary>
public abstract class FourPixelOptions : TrainingOptions
{
    private const int MostMembers = 256;

    private protected FourPixelOptions()
    {
    }

    /// <summary>The column of what is to be predicted.</summary>
    public string LabelColumnName { get; set; } = DefaultColumnNames.Label;

    /// <summary>The column of the features, a vector of <see cref="float"/> of known size.</summary>
    public string FeatureColumnName { get; set; } = DefaultColumnNames.Features;

    /// <summary>The column that says how much each row counts, a <see cref="float"/>; null where all count alike.</summary>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>What the options are chosen for that are null; <see cref="Recipe.Tabular"/> by default.</summary>
    public Recipe Recipe { get; set; }

    /// <summary>
    /// How much time the training may take; <see cref="Effort.Standard"/> by default. Of the options that are null, the members,
    /// layers, bins and epochs of <see cref="Recipe.Tabular"/> follow from it.
    /// </summary>
    public Effort Effort { get; set; } = Effort.Standard;

    /// <summary>
    /// The networks side by side whose mean answer is the model's, each of <see cref="HiddenLayers"/>: an ensemble that trains as
    /// one network. From 1 to 256; null, which is the default, means chosen.
    /// </summary>
    public int? Members { get; set; }

    /// <summary>
    /// The neurons of each hidden layer of a member, each at least 1. None at all makes a linear model. Null, which is the default,
    /// means chosen.
    /// </summary>
    public int[]? HiddenLayers { get; set; }

    /// <summary>The activation of all hidden layers. Null, which is the default, means chosen.</summary>
    public Activation? Activation { get; set; }

    /// <summary>
    /// The activation of each hidden layer, in place of <see cref="Activation"/>; as many as there are
    /// <see cref="HiddenLayers"/>, which then have to be given. By default all are alike.
    /// </summary>
    public Activation[]? LayerActivations { get; set; }

    /// <summary>
    /// The share of the training rows that a member does not learn from and is judged by, to find the best epoch, where no
    /// validation set is given. From 0, which means none, to below 1. Up to a half, members leave out other rows in turn, so that
    /// together they learn from all. A network of one member, or one whose rows take more than <see cref="MemoryBound"/>, sets
    /// the same rows aside for good, and so does a larger share. By default one part in as many as there are members, a tenth for
    /// rows that are set aside for good, and none below 100 rows, which are too few to spare any.
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

    private protected override int MostEpochsNotSet => int.MaxValue;

    internal long EffectiveMemoryBound => MemoryBound ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>
    /// The most bins that a column of numbers is cut into at its quantiles, which the network gets beside the scaled number
    /// (piecewise-linear encoding; Gorishniy, Rubachev and Babenko, 2022). 0, which means none, or from 4 to 1,024; null, which is
    /// the default, means chosen. There are fewer where a bin would have fewer than 16 rows, or all columns together more than
    /// 4,096 bins, and none where a column would have fewer than 4. Columns of two values get none, and nor do those that sparse
    /// features mostly leave at 0. Refused with <see cref="InputScaling.None"/>.
    /// </summary>
    public int? QuantileBins { get; set; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireName(LabelColumnName, nameof(LabelColumnName));
        RequireName(FeatureColumnName, nameof(FeatureColumnName));
        if (ExampleWeightColumnName != null)
            RequireName(ExampleWeightColumnName, nameof(ExampleWeightColumnName));
        OptionCheck.IsDefined(Recipe);
        OptionCheck.IsDefined(Effort);
        OptionCheck.IsAtLeast(Members ?? 1, 1, nameof(Members));
        OptionCheck.IsAtMost(Members ?? 1, MostMembers, nameof(Members));
        if (Activation is Activation all)
            RequireHidden(all, nameof(Activation));
        OptionCheck.IsDefined(InputScaling);
        OptionCheck.IsFraction(ValidationFraction ?? 0, nameof(ValidationFraction));
        OptionCheck.IsAtLeast(EffectiveMemoryBound, 1 << 16, nameof(MemoryBound));
        OptionCheck.IsAtLeast(QuantileBins ?? 0, 0, nameof(QuantileBins));
        OptionCheck.IsAtMost(QuantileBins ?? 0, 1024, nameof(QuantileBins));
        if (QuantileBins is > 0 and < 4)
            throw new ArgumentOutOfRangeException(nameof(QuantileBins), QuantileBins, $"QuantileBins is {QuantileBins}; it has to be 0, or from 4 to 1024.");
        if (QuantileBins > 0 && InputScaling == InputScaling.None)
            throw new ArgumentException($"QuantileBins is {QuantileBins}, but InputScaling is None, which leaves the inputs as they come.", nameof(QuantileBins));
        foreach (int units in HiddenLayers ?? [])
            OptionCheck.IsAtLeast(units, 1, nameof(HiddenLayers));
        foreach (Activation activation in LayerActivations ?? [])
            RequireHidden(activation, nameof(LayerActivations));
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
        if (activation == Net.Activation.Softmax)
            throw new ArgumentOutOfRangeException(name, activation, $"{name} is Softmax, which is for the output layer only; hidden layers take any other.");
    }
}
