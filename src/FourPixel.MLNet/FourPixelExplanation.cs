using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Feature contributions of FourPixel models. ML.NET's own explain linear models and trees.</summary>
public static class FourPixelExplanation
{
    /// <summary>
    /// Creates an estimator that adds the column `FeatureContributions`: how much each feature moves a row's score away from the
    /// mean score of the baseline rows (expected gradients: Erion et al., 2021). The contributions of a row sum to that
    /// difference. For a regression the score is the column `Score`; for a classification it is the log-odds log(p) - log(1 - p)
    /// of a class.
    /// </summary>
    /// <param name="catalog">The transforms of the context.</param>
    /// <param name="model">A trained FourPixel model, or a transformer chain that contains one.</param>
    /// <param name="sumCategories">
    /// Whether the slots of a one-hot vector are summed into one contribution for their column. If false, each slot of the
    /// feature column has its own contribution.
    /// </param>
    /// <param name="output">
    /// The class or target to explain, counted from 0. Null explains the predicted class, or the only target.
    /// </param>
    /// <param name="baselineCount">
    /// The number of baseline rows, from 1 to 10,000. They are drawn from the rows that the estimator is fitted to, and saved
    /// with the transformer. The time for each row grows with their number.
    /// </param>
    /// <exception cref="ArgumentException">There is no FourPixel model, or no such output.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="baselineCount"/> is out of range.</exception>
    public static FourPixelContributionEstimator FourPixelContributions(this TransformsCatalog catalog, ITransformer model,
        bool sumCategories = false, int? output = null, int baselineCount = 32)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelContributionEstimator(CatalogUtils.GetEnvironment(catalog), model, baselineCount, output, sumCategories);
    }
}
