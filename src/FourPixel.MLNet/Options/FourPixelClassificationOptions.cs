using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>The options that the trainers share whose labels are classes.</summary>
public abstract class FourPixelClassificationOptions : FourPixelOptions
{
    private protected FourPixelClassificationOptions()
    {
    }

    /// <summary>How much the rows of each class count; all alike by default. Multiplies the weights of the rows.</summary>
    public ClassWeighting ClassWeighting { get; set; }

    /// <summary>
    /// A weight for each class, in the order of the label's keys, or of false and true. At least 0 and finite; null, which is
    /// the default, where there are none. Not together with <see cref="ClassWeighting.Balanced"/>.
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
            throw new ArgumentException("ClassWeights has no weight above 0; at least one class has to count.", nameof(ClassWeights));
        if (ClassWeights != null && ClassWeighting == ClassWeighting.Balanced)
            throw new ArgumentException("ClassWeights are given and ClassWeighting is Balanced; it has to be one or the other.", nameof(ClassWeights));
    }

    internal override FourPixelOptions Copy()
    {
        var copy = (FourPixelClassificationOptions)base.Copy();
        copy.ClassWeights = (double[]?)ClassWeights?.Clone();
        return copy;
    }
}
