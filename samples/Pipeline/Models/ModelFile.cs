using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>Trained models as files, each with the reader of the table it was trained on.</summary>
internal static class ModelFile
{
    /// <summary>Writes the model beside its place, then puts it there: a file is never half a model.</summary>
    public static void Save(MLContext mlContext, ITransformer model, TextLoader loader, string path)
    {
        string unfinished = $"{path}.{Environment.ProcessId}.unfinished";
        try
        {
            mlContext.Model.Save(model, loader, unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public static ITransformer Load(MLContext mlContext, string path, out IDataLoader<IMultiStreamSource> loader)
    {
        try
        {
            return mlContext.Model.LoadWithDataLoader(path, out loader);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException
            or InvalidOperationException or ArgumentException)
        {
            throw new InputException($"{path} is not a model of this program: {exception.Message}");
        }
    }
}
