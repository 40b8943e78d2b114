using FourPixel.MLNet;
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
    /// <param name="numberOfEpochs">How often all rows are gone through, at most.</param>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string? exampleWeightColumnName = null,
        int[]? hiddenLayers = null,
        double? learningRate = null,
        int numberOfEpochs = 100) => catalog.FourPixel(new FourPixelTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            HiddenLayers = hiddenLayers,
            LearningRate = learningRate,
            NumberOfEpochs = numberOfEpochs,
        });

    /// <summary>Makes a <see cref="FourPixelTrainer"/>, which tells classes apart, with all options at hand.</summary>
    /// <param name="catalog">The multiclass classification trainers of a context.</param>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static FourPixelTrainer FourPixel(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        FourPixelTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FourPixelTrainer(CatalogUtils.GetEnvironment(catalog), options);
    }
}
