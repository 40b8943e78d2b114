using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Puts the evaluation of several targets beside ML.NET's own, which take a single one.</summary>
public static class FourPixelEvaluation
{
    /// <summary>
    /// Judges the scores of a regression with several targets, as <see cref="FourPixelRegressionTrainer"/> predicts from a
    /// vector label: each target for itself, and their means. A label and a score that are single numbers count as one
    /// target.
    /// </summary>
    /// <param name="catalog">The regression catalog of a context.</param>
    /// <param name="data">The scored rows, which are read once.</param>
    /// <param name="labelColumnName">
    /// The column of the truth, a <see cref="float"/> or a vector of them, of known size. A target that is NaN in a row is
    /// left out there, and counted.
    /// </param>
    /// <param name="scoreColumnName">The column of the answers, with as many numbers as the label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or is of another type or size.</exception>
    /// <exception cref="InvalidOperationException">A label is infinite.</exception>
    public static MultiTargetRegressionMetrics EvaluateTargets(this RegressionCatalog catalog, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        IHost host = CatalogUtils.GetEnvironment(catalog).Register(nameof(EvaluateTargets));
        host.CheckValue(data, nameof(data));
        host.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        host.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        return new TargetEvaluator(host, data.Schema, labelColumnName, scoreColumnName).Evaluate(data);
    }
}
