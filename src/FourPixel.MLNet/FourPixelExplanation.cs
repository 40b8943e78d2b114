using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Puts the reasons for FourPixel's predictions beside ML.NET's own, which explain linear models and trees.</summary>
public static class FourPixelExplanation
{
    /// <summary>
    /// Creates an estimator of a transformer that adds `FeatureContributions`: how much each feature moves a row's score away from
    /// its usual value (expected gradients: Erion et al., 2021). They add up to the score minus the mean score of the baselines. The
    /// score is that of the column `Score`; of several classes, it is the log-odds log(p) - log(1 - p) of a class.
    /// </summary>
    /// <param name="catalog">The transforms of a context.</param>
    /// <param name="model">A trained FourPixel model, or a chain of transformers that has one.</param>
    /// <param name="sumCategories">
    /// Whether the slots of a one-hot vector are summed under their column; else each slot of the features has a number of its own.
    /// </param>
    /// <param name="output">
    /// The class or the target that is explained, counted from 0; null for the predicted class, or the only target.
    /// </param>
    /// <param name="baselineCount">
    /// The rows that are drawn from those that the estimator is fitted to, and saved with the transformer, from 1 to 10,000. The time
    /// of a row grows with them.
    /// </param>
    /// <exception cref="ArgumentException">There is no FourPixel model, or no such output.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The baselines are outside their range.</exception>
    public static FourPixelContributionEstimator FourPixelContributions(this TransformsCatalog catalog, ITransformer model,
        bool sumCategories = false, int? output = null, int baselineCount = 32)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelContributionEstimator(CatalogUtils.GetEnvironment(catalog), model, baselineCount, output, sumCategories);
    }
}
