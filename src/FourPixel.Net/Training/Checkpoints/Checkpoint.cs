using System.Reflection;
using FourPixel.Net.Serialization;

namespace FourPixel.Net.Training;

/// <summary>
/// The file from which an interrupted training run continues: the letters FOURPIXC; the version of FourPixel and the
/// traits of the training, as text; its state; and the SHA-256 of all that. See docs/checkpoints.md.
/// </summary>
internal sealed class Checkpoint
{
    private readonly string _path;
    private readonly IReadOnlyList<TrainingTrait> _traits;

    /// <param name="path">The file, which does not have to exist; its folder does.</param>
    /// <param name="traits">The training run that it belongs to.</param>
    /// <exception cref="CheckpointException">The file can't be written.</exception>
    public Checkpoint(string path, IReadOnlyList<TrainingTrait> traits)
    {
        _path = Path.GetFullPath(path);
        _traits = traits;
        CheckPlace();
    }

    /// <summary>The version of FourPixel, which a checkpoint is for.</summary>
    public static string Version { get; } = "FourPixel " + typeof(Checkpoint).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static ReadOnlySpan<byte> Magic => "FOURPIXC"u8;

    /// <summary>A constant name, so that killed processes leave at most one such file, until the next start.</summary>
    private string TemporaryPath => _path + ".tmp";

    /// <summary>Writes the state of a training, whole or not at all.</summary>
    public void Save(ICheckpointed training) => AtomicFile.Write(_path, TemporaryPath, stream =>
    {
        using var state = new StateWriter(stream);
        state.Exchange<byte>([.. Magic]);
        state.Write(string.Join('\n', [Version, .. _traits.Select(trait => $"{trait.Name}\t{trait.Value}")]));
        training.Exchange(state);
        state.Close();
    });

    /// <summary>Restores the state of training from the file; does nothing if there is no file.</summary>
    /// <returns>Whether there is a file.</returns>
    /// <exception cref="CheckpointException">The file is damaged, or belongs to a different training run.</exception>
    public bool Resume(ICheckpointed training)
    {
        if (!File.Exists(_path))
            return false;
        using FileStream stream = Try(() => File.OpenRead(_path), "can't be read");
        CheckBytes(stream);
        var state = new StateReader(stream);
        try
        {
            CheckTraits(state.ReadText().Split('\n'));
            training.Exchange(state);
            if (state.Left != 0)
                throw new EndOfStreamException();
            return true;
        }
        catch (EndOfStreamException exception)
        {
            throw new CheckpointException($"The checkpoint '{_path}' is damaged: its state does not match this training run.", exception);
        }
    }

    private void CheckPlace()
    {
        string folder = Path.GetDirectoryName(_path) ?? _path;
        if (Directory.Exists(_path))
            throw new CheckpointException($"CheckpointPath '{_path}' can't be written: it is a folder.");
        if (!Directory.Exists(folder))
            throw new CheckpointException($"CheckpointPath '{_path}' can't be written: the folder '{folder}' does not exist.");
        Try(() => new FileStream(TemporaryPath, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose), "can't be written")
            .Dispose();
    }

    /// <summary>Leaves the stream behind the letters at its beginning.</summary>
    private void CheckBytes(FileStream stream)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
            throw new CheckpointException($"The file '{_path}' is not a FourPixel checkpoint: it does not start with the letters FOURPIXC.");
        stream.Position = 0;
        using var reader = new ChecksummedReader(stream);
        if (!reader.CloseUnread())
            throw new CheckpointException($"The checkpoint '{_path}' is damaged or truncated: its checksum does not match.");
        stream.Position = Magic.Length;
    }

    private void CheckTraits(string[] lines)
    {
        if (lines[0] != Version)
            throw new CheckpointException($"The checkpoint '{_path}' was written by {lines[0]}; this is {Version}, and only the same version can continue from it. Delete it to train from the start.");
        Dictionary<string, string> before = lines.Skip(1).Select(line => line.Split('\t', 2))
            .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[^1]);
        string[] contrasts =
        [
            .. _traits.Where(trait => before.GetValueOrDefault(trait.Name) != trait.Value)
                .Select(trait => trait.Contrast(before.GetValueOrDefault(trait.Name, "not there"))),
        ];
        if (contrasts.Length > 0)
            throw new CheckpointException($"The checkpoint '{_path}' belongs to a different training run: {string.Join("; ", contrasts)}. Restore these settings, use a different file, or delete this one.");
    }

    private T Try<T>(Func<T> open, string failure)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The checkpoint '{_path}' {failure}: {exception.Message}", exception);
        }
    }
}
