using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// Prediction intervals, prediction sets and calibration curves. They work with the models of all ML.NET trainers.
/// </summary>
public static class FourPixelCertainty
{
    /// <summary>
    /// Creates an estimator of prediction intervals. Each interval contains the label with the given probability, whatever the
    /// label's distribution (conformal prediction). Rows that are harder to predict from their features and score get wider
    /// intervals. Fit the estimator to scored held-out rows: rows that the model was not trained on.
    /// </summary>
    /// <param name="catalog">The regression catalog of the context.</param>
    /// <param name="coverage">The share of labels that lie within their intervals, above 0 and below 1; 0.9 by default.</param>
    /// <param name="labelColumnName">The name of the label column, a <see cref="float"/>.</param>
    /// <param name="featureColumnName">The name of the feature column, a vector of <see cref="float"/> of known size.</param>
    /// <param name="scoreColumnName">The name of the model's score column, a <see cref="float"/>.</param>
    /// <param name="lowerBoundColumnName">The name of the output column for the lower bound, a <see cref="float"/>.</param>
    /// <param name="upperBoundColumnName">The name of the output column for the upper bound, a <see cref="float"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is out of range, or a column name is empty.</exception>
    public static PredictionIntervalEstimator PredictionIntervals(this RegressionCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string featureColumnName = DefaultColumnNames.Features,
        string scoreColumnName = DefaultColumnNames.Score, string lowerBoundColumnName = "LowerBound", string upperBoundColumnName = "UpperBound")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionIntervalEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName,
            new IntervalColumns(featureColumnName, scoreColumnName, lowerBoundColumnName, upperBoundColumnName));
    }

    /// <summary>
    /// Creates an estimator of prediction sets: a vector of <see cref="bool"/> with one slot for each class. Each set contains
    /// the row's class with the given probability (conformal prediction). Fit the estimator to scored held-out rows: rows that
    /// the model was not trained on.
    /// </summary>
    /// <param name="catalog">The multiclass classification catalog of the context.</param>
    /// <param name="coverage">The share of rows whose class is in their set, above 0 and below 1; 0.9 by default.</param>
    /// <param name="labelColumnName">The name of the label column, a key.</param>
    /// <param name="scoreColumnName">The name of the column of probabilities, a vector of <see cref="float"/>.</param>
    /// <param name="outputColumnName">The name of the output column. Its slots have the names of the classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is out of range, or a column name is empty.</exception>
    public static PredictionSetEstimator PredictionSets(this MulticlassClassificationCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score, string outputColumnName = "PredictionSet")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionSetEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName, scoreColumnName, outputColumnName, isBinary: false);
    }

    /// <summary>Creates an estimator of prediction sets for binary classification. The set has two slots: no, then yes.</summary>
    /// <param name="catalog">The binary classification catalog of the context.</param>
    /// <param name="coverage">The share of rows whose label is in their set, above 0 and below 1; 0.9 by default.</param>
    /// <param name="labelColumnName">The name of the label column, a <see cref="bool"/>.</param>
    /// <param name="probabilityColumnName">The name of the column of the probability of yes, a <see cref="float"/>.</param>
    /// <param name="outputColumnName">The name of the output column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is out of range, or a column name is empty.</exception>
    public static PredictionSetEstimator PredictionSets(this BinaryClassificationCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string probabilityColumnName = DefaultColumnNames.Probability, string outputColumnName = "PredictionSet")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionSetEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName, probabilityColumnName, outputColumnName, isBinary: true);
    }

    /// <summary>
    /// Computes a calibration curve: the predicted probability of yes compared with how often the label is yes.
    /// </summary>
    /// <param name="catalog">The binary classification catalog of the context.</param>
    /// <param name="data">Scored held-out rows: rows that the model was not trained on.</param>
    /// <param name="labelColumnName">The name of the label column, a <see cref="bool"/>.</param>
    /// <param name="probabilityColumnName">The name of the column of the probability of yes, a <see cref="float"/>.</param>
    /// <param name="numberOfBins">The number of bins of equal width, from 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A column is missing or has the wrong type, or the number of bins is out of range.
    /// </exception>
    /// <exception cref="InvalidOperationException">A value is not a probability.</exception>
    public static CalibrationCurve CalibrationCurve(this BinaryClassificationCatalog catalog, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, string probabilityColumnName = DefaultColumnNames.Probability, int numberOfBins = 10)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        IHost host = CatalogUtils.GetEnvironment(catalog).Register(nameof(CalibrationCurve));
        return CalibrationEvaluator.Evaluate(host, data, labelColumnName, probabilityColumnName, numberOfBins);
    }

    /// <summary>
    /// Computes a calibration curve: the probability of the predicted class compared with how often the prediction is correct.
    /// </summary>
    /// <param name="catalog">The multiclass classification catalog of the context.</param>
    /// <param name="data">Scored held-out rows: rows that the model was not trained on.</param>
    /// <param name="labelColumnName">The name of the label column, a key.</param>
    /// <param name="scoreColumnName">The name of the column of probabilities, a vector of <see cref="float"/>.</param>
    /// <param name="numberOfBins">The number of bins of equal width, from 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A column is missing or has the wrong type, or the number of bins is out of range.
    /// </exception>
    /// <exception cref="InvalidOperationException">A value is not a probability.</exception>
    public static CalibrationCurve CalibrationCurve(this MulticlassClassificationCatalog catalog, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score, int numberOfBins = 10)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        IHost host = CatalogUtils.GetEnvironment(catalog).Register(nameof(CalibrationCurve));
        return CalibrationEvaluator.Evaluate(host, data, labelColumnName, scoreColumnName, numberOfBins);
    }
}
