using System.Text.Json;
using System.Text.Json.Serialization;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// The content of all FourPixel models, and how it is saved in ML.NET's model files: the network in its own format, and
/// beside it the options and the history as JSON.
/// </summary>
internal sealed record ModelContent(Network Network, TrainingHistory History, FourPixelOptions Options)
{
    private const string NetworkEntry = "Network.bin";
    private const string TrainingEntry = "Training.json";

    /// <summary>The loss of an epoch may be infinite although training succeeded.</summary>
    private static readonly JsonSerializerOptions _json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public void Save(ModelSaveContext context)
    {
        context.SaveBinaryStream(NetworkEntry, writer => Network.Save(writer.BaseStream));
        context.SaveBinaryStream(TrainingEntry, writer =>
            JsonSerializer.Serialize(writer.BaseStream, new TrainingRecord<object>(Options, History), _json));
    }

    public static ModelContent Load<TOptions>(IExceptionContext owner, ModelLoadContext context) where TOptions : FourPixelOptions
    {
        Network network = LoadNetwork(owner, context, NetworkEntry);
        TrainingRecord<TOptions>? training = null;
        if (!context.TryLoadBinaryStream(TrainingEntry, reader => training = ReadTraining<TOptions>(owner, reader.BaseStream)))
            throw owner.ExceptDecode("The model has no entry " + TrainingEntry + ".");
        ModelArchive.Check(owner, context);
        training!.Options.Members ??= network.Members;
        return new ModelContent(network, training.History, training.Options);
    }

    /// <summary>Reads a network from an entry of a model.</summary>
    /// <exception cref="NetworkFormatException">The entry is damaged or can't be decompressed.</exception>
    public static Network LoadNetwork(IExceptionContext owner, ModelLoadContext context, string entry)
    {
        Network? loaded = null;
        try
        {
            context.TryLoadBinaryStream(entry, reader => loaded = Network.Load(reader.BaseStream));
        }
        catch (InvalidDataException exception)
        {
            throw new NetworkFormatException("The network can't be decompressed. " + exception.Message, exception);
        }
        return loaded ?? throw owner.ExceptDecode("The model has no entry " + entry + ".");
    }

    private static TrainingRecord<TOptions> ReadTraining<TOptions>(IExceptionContext owner, Stream stream)
        where TOptions : FourPixelOptions
    {
        TrainingRecord<TOptions>? training;
        try
        {
            training = JsonSerializer.Deserialize<TrainingRecord<TOptions>>(stream, _json);
            training?.Options?.Validate();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw owner.ExceptDecode(exception, "The model's entry " + TrainingEntry + " is damaged: " + exception.Message);
        }
        return training?.Options != null && training.History?.Epochs != null
            ? training
            : throw owner.ExceptDecode("The model's entry " + TrainingEntry + " is incomplete.");
    }

    private sealed record TrainingRecord<TOptions>(TOptions Options, TrainingHistory History) where TOptions : class;
}
