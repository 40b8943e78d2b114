using FourPixel.MLNet;
using Microsoft.ML;

namespace FourPixel.Samples.Service.Tests;

/// <summary>Small models that take what the service is asked about. Another seed makes another model.</summary>
internal static class PenguinModel
{
    private const int Rows = 120;

    private static readonly string[] _species = ["Adelie", "Chinstrap", "Gentoo"];

    public static void Save(string path, int seed)
    {
        var mlContext = new MLContext(seed);
        IDataView penguins = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(MakePenguin));
        ITransformer label = mlContext.Transforms.Conversion.MapValueToKey("Label", "Species").Fit(penguins);
        ITransformer model = mlContext.Transforms.Categorical.OneHotEncoding([new("island"), new("sex")])
            .Append(mlContext.Transforms.Concatenate("Features", "island", "sex", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"))
            .Append(new FourPixelTrainer(mlContext, new FourPixelTrainer.Options { Seed = seed, HiddenLayers = [8], NumberOfEpochs = 3 }))
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"))
            .Fit(label.Transform(penguins));
        mlContext.Model.Save(model, penguins.Schema, path);
    }

    public static LabelledPenguin MakePenguin(int i) => new()
    {
        Species = _species[i % 3],
        Island = i % 2 == 0 ? "Dream" : "Biscoe",
        BillLength = 35 + (i % 17),
        BillDepth = 14 + (i % 7),
        FlipperLength = 180 + (i % 40),
        BodyMass = 3000 + (i * 37 % 2000),
        Sex = i % 5 == 0 ? "" : i % 2 == 0 ? "MALE" : "FEMALE",
    };

    internal sealed class LabelledPenguin : Penguin
    {
        public string Species { get; set; } = "";
    }
}
