using System.Text.Json;
using FourPixel.Net.Serialization;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Tool.Models;

/// <summary>Saves and loads models: ML.NET's zip, with the columns of a CSV file as input schema, and the model card.</summary>
internal static class ModelFile
{
    /// <summary>Saves a model. The write is atomic.</summary>
    public static void Save(MLContext mlContext, ITransformer model, ModelCard card, string path)
    {
        using var zip = new MemoryStream();
        mlContext.Model.Save(model, TableView.MakeSchema(FeatureReader.Describe(card.Features)), zip);
        CardEntry.Write(zip, card);
        AtomicFile.Write(path, stream => zip.WriteTo(stream));
    }

    /// <summary>Loads any model with a FourPixel network.</summary>
    public static SavedModel Load(MLContext mlContext, string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(Directory.Exists(path)
                ? $"{path} is a folder; it must be a model file."
                : $"There is no model {path}.");
        }
        try
        {
            using FileStream zip = File.OpenRead(path);
            ModelCard? card = CardEntry.Read(zip);
            zip.Position = 0;
            ITransformer model = mlContext.Model.Load(zip, out DataViewSchema schema);
            return new SavedModel(path, model, schema, card);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or JsonException
            or InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            throw new InputException($"{path} is not a model, or it is damaged: {exception.GetBaseException().Message}");
        }
    }
}
