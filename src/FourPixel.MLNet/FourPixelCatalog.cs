using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Puts FourPixel's trainers where ML.NET's own are: in the catalogs of <see cref="MLContext"/>.</summary>
public static class FourPixelCatalog
{
    /// <summary>Makes a <see cref="FourPixelTrainer"/>, which tells classes apart.</summary>
    /// <param name="catalog">The multiclass classification trainers of a context.</param>
    /// <param name="labelColumnName">The column of the label, a key.</param>
    /// <param name="featureColumnName">The column of the features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of the weights, a <see cref="float"/>; null for none.</param>
    /// <param name="hiddenLayers">The neurons of each hidden layer; null to have them chosen by the number of rows.</param>
    /// <param name="learningRate">The length of a step; null for the optimizer's usual one.</param>
    /// <param name="numberOfEpochs">How often all rows are gone through, at most; null to have it chosen.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>Makes a <see cref="FourPixelTrainer"/>, which tells classes apart, with all options at hand.</summary>
    /// <param name="catalog">The multiclass classification trainers of a context.</param>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, FourPixelTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    /// <summary>Makes a <see cref="FourPixelBinaryTrainer"/>, which tells yes from no.</summary>
    /// <param name="catalog">The binary classification trainers of a context.</param>
    /// <param name="labelColumnName">The column of the label, a <see cref="bool"/>.</param>
    /// <param name="featureColumnName">The column of the features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of the weights, a <see cref="float"/>; null for none.</param>
    /// <param name="hiddenLayers">The neurons of each hidden layer; null to have them chosen by the number of rows.</param>
    /// <param name="learningRate">The length of a step; null for the optimizer's usual one.</param>
    /// <param name="numberOfEpochs">How often all rows are gone through, at most; null to have it chosen.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public static FourPixelBinaryTrainer FourPixel(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelBinaryTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>Makes a <see cref="FourPixelBinaryTrainer"/>, which tells yes from no, with all options at hand.</summary>
    /// <param name="catalog">The binary classification trainers of a context.</param>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static FourPixelBinaryTrainer FourPixel(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, FourPixelBinaryTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelBinaryTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    /// <summary>Makes a <see cref="FourPixelRegressionTrainer"/>, which predicts a number, or several at once.</summary>
    /// <param name="catalog">The regression trainers of a context.</param>
    /// <param name="labelColumnName">The column of the label, a <see cref="float"/> or a vector of them.</param>
    /// <param name="featureColumnName">The column of the features, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The column of the weights, a <see cref="float"/>; null for none.</param>
    /// <param name="hiddenLayers">The neurons of each hidden layer; null to have them chosen by the number of rows.</param>
    /// <param name="learningRate">The length of a step; null for the optimizer's usual one.</param>
    /// <param name="numberOfEpochs">How often all rows are gone through, at most; null to have it chosen.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public static FourPixelRegressionTrainer FourPixel(this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelRegressionTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>Makes a <see cref="FourPixelRegressionTrainer"/>, which predicts a number, or several at once, with all options at hand.</summary>
    /// <param name="catalog">The regression trainers of a context.</param>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static FourPixelRegressionTrainer FourPixel(this RegressionCatalog.RegressionTrainers catalog, FourPixelRegressionTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelRegressionTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    private static TOptions WithChoices<TOptions>(TOptions options, string labelColumnName, string featureColumnName,
        string? exampleWeightColumnName, int[]? hiddenLayers, double? learningRate, int? numberOfEpochs)
        where TOptions : FourPixelOptions
    {
        options.LabelColumnName = labelColumnName;
        options.FeatureColumnName = featureColumnName;
        options.ExampleWeightColumnName = exampleWeightColumnName;
        options.HiddenLayers = hiddenLayers;
        options.LearningRate = learningRate;
        if (numberOfEpochs is int epochs)
            options.NumberOfEpochs = epochs;
        return options;
    }
}
