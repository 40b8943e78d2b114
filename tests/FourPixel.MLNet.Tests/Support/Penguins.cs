using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>The Palmer penguins (Horst, Hill and Gorman, 2020; CC0): 344 birds of three species, some with missing values.</summary>
internal static class Penguins
{
    private static readonly string[] _numbers = ["BillLength", "BillDepth", "FlipperLength", "BodyMass"];

    public static IDataView Load(MLContext context) => context.Data.LoadFromTextFile(
        Path.Combine(AppContext.BaseDirectory, "Fixtures", "penguins.csv"),
        [
            new TextLoader.Column("Species", DataKind.String, 0),
            new TextLoader.Column("Island", DataKind.String, 1),
            .. _numbers.Select((name, i) => new TextLoader.Column(name, DataKind.Single, i + 2)),
            new TextLoader.Column("Sex", DataKind.String, 6),
        ], separatorChar: ',', hasHeader: true);

    /// <summary>One-hot text columns beside numbers as they come: no scaling, and missing values stay missing.</summary>
    public static IEstimator<ITransformer> Featurizer(MLContext context) =>
        context.Transforms.Conversion.MapValueToKey("Label", "Species")
            .Append(context.Transforms.Categorical.OneHotEncoding([new("Island"), new("Sex")]))
            .Append(context.Transforms.Concatenate("Features", [.. _numbers, "Island", "Sex"]));
}
