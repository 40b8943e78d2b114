using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Evaluation of regressions with several targets. ML.NET's own evaluates a single target.</summary>
public static class FourPixelEvaluation
{
    /// <summary>
    /// Evaluates the scores of a regression with several targets, such as those of <see cref="FourPixelRegressionTrainer"/>: each
    /// target, and the averages over the targets. A label and a score that are single numbers count as one target.
    /// </summary>
    /// <param name="catalog">The regression catalog of the context.</param>
    /// <param name="data">The scored rows. They are read once.</param>
    /// <param name="labelColumnName">
    /// The name of the label column, a <see cref="float"/> or a vector of <see cref="float"/> of known size. If a target is NaN
    /// in a row, the row is skipped for that target and counted.
    /// </param>
    /// <param name="scoreColumnName">The name of the score column, with as many numbers as the label.</param>
    /// <returns>The metrics of each target and their averages.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type or size.</exception>
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
