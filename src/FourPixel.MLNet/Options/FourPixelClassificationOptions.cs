using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>The options that the classification trainers share.</summary>
public abstract class FourPixelClassificationOptions : FourPixelOptions
{
    private protected FourPixelClassificationOptions()
    {
    }

    /// <summary>
    /// Gets or sets how the rows of each class are weighted. Class weights multiply row weights. Default:
    /// <see cref="ClassWeighting.None"/>.
    /// </summary>
    public ClassWeighting ClassWeighting { get; set; }

    /// <summary>
    /// Gets or sets a weight for each class, in the order of the label's key values, or for false and true. Each is at least 0
    /// and finite. Null, the default, means equal weights. Can't be combined with <see cref="ClassWeighting.Balanced"/>.
    /// </summary>
    public double[]? ClassWeights { get; set; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        OptionCheck.IsDefined(ClassWeighting);
        foreach (double weight in ClassWeights ?? [])
            OptionCheck.IsNotNegative(weight, nameof(ClassWeights));
        if (ClassWeights != null && !ClassWeights.Any(weight => weight > 0))
            throw new ArgumentException("ClassWeights has no weight above 0; at least one class must have a positive weight.", nameof(ClassWeights));
        if (ClassWeights != null && ClassWeighting == ClassWeighting.Balanced)
            throw new ArgumentException("ClassWeights is set and ClassWeighting is Balanced; use only one of them.", nameof(ClassWeights));
    }

    internal override FourPixelOptions Copy()
    {
        var copy = (FourPixelClassificationOptions)base.Copy();
        copy.ClassWeights = (double[]?)ClassWeights?.Clone();
        return copy;
    }
}
