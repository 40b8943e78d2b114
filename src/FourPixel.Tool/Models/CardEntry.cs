using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FourPixel.Tool.Models;

/// <summary>The entry of a model's zip that holds the <see cref="ModelCard"/>, as JSON.</summary>
internal static class CardEntry
{
    private const string Name = "fourpixel.json";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Write(Stream zip, ModelCard card)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Update, leaveOpen: true);
        using Stream entry = archive.CreateEntry(Name).Open();
        JsonSerializer.Serialize(entry, card, _json);
    }

    /// <summary>Reads the card; null if the zip has none.</summary>
    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    /// <exception cref="JsonException">The entry is damaged.</exception>
    public static ModelCard? Read(Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        using Stream? entry = archive.GetEntry(Name)?.Open();
        return entry == null ? null : JsonSerializer.Deserialize<ModelCard>(entry, _json);
    }
}
