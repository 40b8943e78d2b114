namespace FourPixel.Net;

/// <summary>The options of the ONNX export.</summary>
public sealed class OnnxOptions
{
    /// <summary>Gets or sets the name of the input: floats, [rows, inputs]. Default: "Features".</summary>
    public string FeaturesName { get; set; } = "Features";

    /// <summary>
    /// Gets or sets the name of the output: floats, [rows, outputs]. For a network with a single sigmoid output, it is the logit,
    /// as in ML.NET's binary models. Default: "Score".
    /// </summary>
    public string ScoreName { get; set; } = "Score";

    /// <summary>
    /// Gets or sets the name of the probability, for a network with a single sigmoid output: floats, [rows, 1]. Not used for
    /// others. Default: "Probability".
    /// </summary>
    public string ProbabilityName { get; set; } = "Probability";

    /// <summary>
    /// Gets or sets the ONNX operator set of the file, from 9 to 21. The operations are the same in all of them. Default: 17.
    /// </summary>
    public int OperatorSet { get; set; } = 17;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(FeaturesName);
        ArgumentException.ThrowIfNullOrEmpty(ScoreName);
        ArgumentException.ThrowIfNullOrEmpty(ProbabilityName);
        ArgumentOutOfRangeException.ThrowIfLessThan(OperatorSet, 9);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(OperatorSet, 21);
        if (FeaturesName == ScoreName || FeaturesName == ProbabilityName || ScoreName == ProbabilityName)
            throw new ArgumentException($"FeaturesName, ScoreName and ProbabilityName must differ; they are {FeaturesName}, {ScoreName} and {ProbabilityName}.");
    }
}
