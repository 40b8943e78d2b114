namespace FourPixel.Net;

/// <summary>How the inputs and outputs of an exported network are called.</summary>
public sealed class OnnxOptions
{
    /// <summary>The rows that come in: floats, [rows, inputs]. Default "Features".</summary>
    public string FeaturesName { get; set; } = "Features";

    /// <summary>
    /// What comes out: floats, [rows, outputs]. Where the network ends with a single sigmoid, this is the weighted sum before
    /// it, the logit, as in ML.NET's models for yes and no. Default "Score".
    /// </summary>
    public string ScoreName { get; set; } = "Score";

    /// <summary>
    /// Where the network ends with a single sigmoid, its answer: floats, [rows, 1]; else not used. Default "Probability".
    /// </summary>
    public string ProbabilityName { get; set; } = "Probability";

    /// <summary>
    /// The ONNX operator set that the file asks for; 9 to 21, default 17. The operations are the same in all of them.
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
            throw new ArgumentException($"Two names are the same: {FeaturesName}, {ScoreName}, {ProbabilityName}.");
    }
}
