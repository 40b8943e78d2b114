using FourPixel.MLNet;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// Tells how sure a model is: intervals and sets that hold the right answer with a given probability, and how far probabilities can be
/// believed. They work with the models of all trainers.
/// </summary>
public static class FourPixelCertainty
{
    /// <summary>
    /// Creates an estimator of a transformer that adds the bounds of an interval in which the label is with the given probability, whatever
    /// its distribution (conformal prediction). Intervals are wider for rows that are harder, as far as the features and the score tell.
    /// It is fitted to scored rows that the model has not learned from.
    /// </summary>
    /// <param name="catalog">The regression catalog of a context.</param>
    /// <param name="coverage">The share of labels that are to be within their intervals, above 0 and below 1.</param>
    /// <param name="labelColumnName">The column of the label, a <see cref="float"/>.</param>
    /// <param name="featureColumnName">The column of the features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="scoreColumnName">The column of the model's score, a <see cref="float"/>.</param>
    /// <param name="lowerBoundColumnName">The column that the lower bound is written to, a <see cref="float"/>.</param>
    /// <param name="upperBoundColumnName">The column that the upper bound is written to, a <see cref="float"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is outside its range, or a name is empty.</exception>
    public static PredictionIntervalEstimator PredictionIntervals(this RegressionCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string featureColumnName = DefaultColumnNames.Features,
        string scoreColumnName = DefaultColumnNames.Score, string lowerBoundColumnName = "LowerBound", string upperBoundColumnName = "UpperBound")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionIntervalEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName,
            new IntervalColumns(featureColumnName, scoreColumnName, lowerBoundColumnName, upperBoundColumnName));
    }

    /// <summary>
    /// Creates an estimator of a transformer that adds a vector of <see cref="bool"/>, one for each class: the classes one of which is right
    /// with the given probability (conformal prediction). It is fitted to scored rows that the model has not learned from.
    /// </summary>
    /// <param name="catalog">The multiclass classification catalog of a context.</param>
    /// <param name="coverage">The share of rows whose class is to be in their set, above 0 and below 1.</param>
    /// <param name="labelColumnName">The column of the label, a key.</param>
    /// <param name="scoreColumnName">The column of the probabilities, a vector of <see cref="float"/>.</param>
    /// <param name="outputColumnName">The column that the set is written to; its slots have the names of the classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is outside its range, or a name is empty.</exception>
    public static PredictionSetEstimator PredictionSets(this MulticlassClassificationCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score, string outputColumnName = "PredictionSet")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionSetEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName, scoreColumnName, outputColumnName, isBinary: false);
    }

    /// <summary>As for several classes, with a set of no and yes, which are its first and its second slot.</summary>
    /// <param name="catalog">The binary classification catalog of a context.</param>
    /// <param name="coverage">The share of rows whose label is to be in their set, above 0 and below 1.</param>
    /// <param name="labelColumnName">The column of the label, a <see cref="bool"/>.</param>
    /// <param name="probabilityColumnName">The column of the probability of yes, a <see cref="float"/>.</param>
    /// <param name="outputColumnName">The column that the set is written to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is outside its range, or a name is empty.</exception>
    public static PredictionSetEstimator PredictionSets(this BinaryClassificationCatalog catalog, double coverage = 0.9,
        string labelColumnName = DefaultColumnNames.Label, string probabilityColumnName = DefaultColumnNames.Probability, string outputColumnName = "PredictionSet")
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new PredictionSetEstimator(CatalogUtils.GetEnvironment(catalog), coverage, labelColumnName, probabilityColumnName, outputColumnName, isBinary: true);
    }

    /// <summary>Compares the probabilities of yes with how often it came true.</summary>
    /// <param name="catalog">The binary classification catalog of a context.</param>
    /// <param name="data">Scored rows that the model has not learned from.</param>
    /// <param name="labelColumnName">The column of the label, a <see cref="bool"/>.</param>
    /// <param name="probabilityColumnName">The column of the probability of yes, a <see cref="float"/>.</param>
    /// <param name="numberOfBins">The bins of equal width that probabilities fall into, from 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or the bins are outside their range.</exception>
    /// <exception cref="InvalidOperationException">A number is no probability.</exception>
    public static CalibrationCurve CalibrationCurve(this BinaryClassificationCatalog catalog, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, string probabilityColumnName = DefaultColumnNames.Probability, int numberOfBins = 10)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        IHost host = CatalogUtils.GetEnvironment(catalog).Register(nameof(CalibrationCurve));
        return CalibrationEvaluator.Evaluate(host, data, labelColumnName, probabilityColumnName, numberOfBins);
    }

    /// <summary>Compares the probabilities of the predicted classes with how often these were right.</summary>
    /// <param name="catalog">The multiclass classification catalog of a context.</param>
    /// <param name="data">Scored rows that the model has not learned from.</param>
    /// <param name="labelColumnName">The column of the label, a key.</param>
    /// <param name="scoreColumnName">The column of the probabilities, a vector of <see cref="float"/>.</param>
    /// <param name="numberOfBins">The bins of equal width that probabilities fall into, from 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or the bins are outside their range.</exception>
    /// <exception cref="InvalidOperationException">A number is no probability.</exception>
    public static CalibrationCurve CalibrationCurve(this MulticlassClassificationCatalog catalog, IDataView data,
        string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score, int numberOfBins = 10)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        IHost host = CatalogUtils.GetEnvironment(catalog).Register(nameof(CalibrationCurve));
        return CalibrationEvaluator.Evaluate(host, data, labelColumnName, scoreColumnName, numberOfBins);
    }
}
