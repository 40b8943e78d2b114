using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Adds FourPixel's trainers to the catalogs of <see cref="MLContext"/>.</summary>
public static class FourPixelCatalog
{
    /// <summary>Creates a <see cref="FourPixelTrainer"/> for multiclass classification.</summary>
    /// <param name="catalog">The multiclass classification trainers of the context.</param>
    /// <param name="labelColumnName">The name of the label column, a key.</param>
    /// <param name="featureColumnName">The name of the feature column, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The name of the weight column, a <see cref="float"/>; null for no weights.</param>
    /// <param name="hiddenLayers">
    /// The number of neurons in each hidden layer; null to choose them from the number of rows.
    /// </param>
    /// <param name="learningRate">The learning rate (step size), above 0; null for the default.</param>
    /// <param name="numberOfEpochs">The maximum number of passes over the training rows; null to choose it from the data.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>Creates a <see cref="FourPixelTrainer"/> for multiclass classification from options.</summary>
    /// <param name="catalog">The multiclass classification trainers of the context.</param>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, FourPixelTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    /// <summary>Creates a <see cref="FourPixelBinaryTrainer"/> for binary classification.</summary>
    /// <param name="catalog">The binary classification trainers of the context.</param>
    /// <param name="labelColumnName">The name of the label column, a <see cref="bool"/>.</param>
    /// <param name="featureColumnName">The name of the feature column, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The name of the weight column, a <see cref="float"/>; null for no weights.</param>
    /// <param name="hiddenLayers">
    /// The number of neurons in each hidden layer; null to choose them from the number of rows.
    /// </param>
    /// <param name="learningRate">The learning rate (step size), above 0; null for the default.</param>
    /// <param name="numberOfEpochs">The maximum number of passes over the training rows; null to choose it from the data.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static FourPixelBinaryTrainer FourPixel(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelBinaryTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>Creates a <see cref="FourPixelBinaryTrainer"/> for binary classification from options.</summary>
    /// <param name="catalog">The binary classification trainers of the context.</param>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static FourPixelBinaryTrainer FourPixel(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, FourPixelBinaryTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelBinaryTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }

    /// <summary>Creates a <see cref="FourPixelRegressionTrainer"/> for regression with one target or several.</summary>
    /// <param name="catalog">The regression trainers of the context.</param>
    /// <param name="labelColumnName">
    /// The name of the label column, a <see cref="float"/> or a vector of <see cref="float"/> of known size.
    /// </param>
    /// <param name="featureColumnName">The name of the feature column, a vector of <see cref="float"/> of known size.</param>
    /// <param name="exampleWeightColumnName">The name of the weight column, a <see cref="float"/>; null for no weights.</param>
    /// <param name="hiddenLayers">
    /// The number of neurons in each hidden layer; null to choose them from the number of rows.
    /// </param>
    /// <param name="learningRate">The learning rate (step size), above 0; null for the default.</param>
    /// <param name="numberOfEpochs">The maximum number of passes over the training rows; null to choose it from the data.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static FourPixelRegressionTrainer FourPixel(this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int? numberOfEpochs = null) => catalog.FourPixel(
            WithChoices(new FourPixelRegressionTrainer.Options(), labelColumnName, featureColumnName, exampleWeightColumnName, hiddenLayers, learningRate, numberOfEpochs));

    /// <summary>
    /// Creates a <see cref="FourPixelRegressionTrainer"/> for regression with one target or several, from options.
    /// </summary>
    /// <param name="catalog">The regression trainers of the context.</param>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
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
