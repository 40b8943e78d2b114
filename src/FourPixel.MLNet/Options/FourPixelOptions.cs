using FourPixel.Net;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>The options that all FourPixel trainers share: columns, the shape of the network, and how it is trained.</summary>
public abstract class FourPixelOptions : TrainingOptions
{
    private const int MaxMembers = 256;

    private protected FourPixelOptions()
    {
    }

    /// <summary>Gets or sets the name of the label column. Default: "Label".</summary>
    public string LabelColumnName { get; set; } = DefaultColumnNames.Label;

    /// <summary>
    /// Gets or sets the name of the feature column, a vector of <see cref="float"/> of known size. Default: "Features".
    /// </summary>
    public string FeatureColumnName { get; set; } = DefaultColumnNames.Features;

    /// <summary>
    /// Gets or sets the name of the weight column, a <see cref="float"/>. Null, the default, gives all rows the same weight.
    /// </summary>
    public string? ExampleWeightColumnName { get; set; }

    /// <summary>Gets or sets how options that are null are chosen. Default: <see cref="Recipe.Tabular"/>.</summary>
    public Recipe Recipe { get; set; }

    /// <summary>
    /// Gets or sets how much time the training takes. With <see cref="Recipe.Tabular"/>, the members, hidden layers, bins and
    /// epochs follow from it unless you set them. Default: <see cref="Effort.Standard"/>.
    /// </summary>
    public Effort Effort { get; set; } = Effort.Standard;

    /// <summary>
    /// Gets or sets the number of networks in the ensemble, from 1 to 256. Each has the layers of <see cref="HiddenLayers"/>, and
    /// the model predicts the mean of their outputs. The members are trained together. Null, the default, means chosen.
    /// </summary>
    public int? Members { get; set; }

    /// <summary>
    /// Gets or sets the number of neurons in each hidden layer of a member, each at least 1. An empty array gives a linear model.
    /// Null, the default, means chosen.
    /// </summary>
    public int[]? HiddenLayers { get; set; }

    /// <summary>Gets or sets the activation of all hidden layers. Null, the default, means chosen.</summary>
    public Activation? Activation { get; set; }

    /// <summary>
    /// Gets or sets the activation of each hidden layer, with one entry for each layer of <see cref="HiddenLayers"/>, which you
    /// have to set too. Null, the default, uses <see cref="Activation"/> for all layers.
    /// </summary>
    public Activation[]? LayerActivations { get; set; }

    /// <summary>
    /// Gets or sets the share of the training rows that each member holds out for validation, to find the best epoch. From 0,
    /// which means no validation, to below 1. It is not used if you pass a validation set. Up to 0.5, members hold out different
    /// rows, so that together they are trained on all rows. A larger share, a network of one member, or rows that need more than
    /// <see cref="MemoryBound"/> use the same validation rows for all members. Null, the default: 1 / number of members, but at
    /// least 1 / 8; 0.1 if all members use the same validation rows; 0 below 100 rows.
    /// </summary>
    public double? ValidationFraction { get; set; }

    /// <summary>
    /// Gets or sets how feature columns are scaled. Scaling is part of the model. A missing feature counts as the column's
    /// center. With <see cref="InputScaling.None"/>, training rows with missing features are skipped, and rows with missing
    /// features score NaN. Default: <see cref="InputScaling.Standard"/>.
    /// </summary>
    public InputScaling InputScaling { get; set; } = InputScaling.Standard;

    /// <summary>
    /// Gets or sets the memory, in bytes, that rows can use; at least 65,536. Data that needs more is streamed: each epoch reads
    /// the data view again, through a shuffle buffer of three quarters of this size. A quarter is for validation rows. Null, the
    /// default, means half of the memory available to the process.
    /// </summary>
    public long? MemoryBound { get; set; }

    private protected override int MostEpochsNotSet => int.MaxValue;

    internal long EffectiveMemoryBound => MemoryBound ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>
    /// Gets or sets the maximum number of quantile bins for a numeric column: 0 for none, or from 4 to 1,024. The network gets
    /// the bins in addition to the scaled value (piecewise-linear encoding; Gorishniy, Rubachev and Babenko, 2022). A column gets
    /// fewer bins if a bin would have fewer than 16 rows or if all columns together would have more than 4,096 bins, and none if
    /// it would have fewer than 4. From 10,000 dense rows on, for binary classification and a single regression target, a column
    /// gets only 16, 32 or 64 bins where these predict the label as well, or one for each of its values. Columns with two values and
    /// sparse columns that are mostly 0 get no bins. Can't be combined with <see cref="InputScaling.None"/>. Null, the default,
    /// means chosen.
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
        OptionCheck.IsAtMost(Members ?? 1, MaxMembers, nameof(Members));
        if (Activation is Activation all)
            RequireHidden(all, nameof(Activation));
        OptionCheck.IsDefined(InputScaling);
        OptionCheck.IsFraction(ValidationFraction ?? 0, nameof(ValidationFraction));
        OptionCheck.IsAtLeast(EffectiveMemoryBound, 1 << 16, nameof(MemoryBound));
        OptionCheck.IsAtLeast(QuantileBins ?? 0, 0, nameof(QuantileBins));
        OptionCheck.IsAtMost(QuantileBins ?? 0, 1024, nameof(QuantileBins));
        if (QuantileBins is > 0 and < 4)
            throw new ArgumentOutOfRangeException(nameof(QuantileBins), QuantileBins, $"QuantileBins is {QuantileBins}; it must be 0, or from 4 to 1024.");
        if (QuantileBins > 0 && InputScaling == InputScaling.None)
            throw new ArgumentException($"QuantileBins is {QuantileBins}, but InputScaling is None; bins need scaled inputs. Set QuantileBins to 0, or use InputScaling.Standard.", nameof(QuantileBins));
        foreach (int units in HiddenLayers ?? [])
            OptionCheck.IsAtLeast(units, 1, nameof(HiddenLayers));
        foreach (Activation activation in LayerActivations ?? [])
            RequireHidden(activation, nameof(LayerActivations));
        if (LayerActivations != null && LayerActivations.Length != HiddenLayers?.Length)
            throw new ArgumentException($"LayerActivations has {LayerActivations.Length} entries; HiddenLayers has {HiddenLayers?.Length.ToString() ?? "none"}; there must be one activation for each hidden layer.", nameof(LayerActivations));
        if (!AllowedLosses.Contains(Loss))
            throw new ArgumentOutOfRangeException(nameof(Loss), Loss, $"Loss is {Loss}; it must be one of {string.Join(", ", AllowedLosses)}.");
    }

    /// <summary>The losses that make sense for the task.</summary>
    private protected abstract IReadOnlyList<Loss> AllowedLosses { get; }

    /// <summary>Creates an independent copy.</summary>
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
            throw new ArgumentException($"{name} is empty; it must be the name of a column.", name);
    }

    private static void RequireHidden(Activation activation, string name)
    {
        OptionCheck.IsDefined(activation, name);
        if (activation == Net.Activation.Softmax)
            throw new ArgumentOutOfRangeException(name, activation, $"{name} is Softmax, which is for the output layer only; use another activation for hidden layers.");
    }
}
