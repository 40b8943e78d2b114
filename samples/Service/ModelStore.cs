namespace FourPixel.Samples.Service;

/// <summary>The current model. If its file is replaced, the new model is loaded in the background and then replaces the current one.</summary>
public sealed class ModelStore(string path)
{
    private volatile LoadedModel _current = new(path);
    private (DateTime Written, long Length) _stamp;
    private long _predictions, _loads = 1, _loadFailures;

    public LoadedModel Current => _current;

    public long Predictions => Interlocked.Read(ref _predictions);

    public long Loads => Interlocked.Read(ref _loads);

    public long LoadFailures => Interlocked.Read(ref _loadFailures);

    /// <summary>The error of the last load; null if it succeeded.</summary>
    public string? LastError { get; private set; }

    public Answer Predict(Penguin penguin)
    {
        Answer answer = _current.Predict(penguin);
        Interlocked.Increment(ref _predictions);
        return answer;
    }

    /// <summary>Loads the file if it has changed. If it can't be loaded, the current model stays.</summary>
    public void Reload()
    {
        var file = new FileInfo(path);
        if (!file.Exists || (file.LastWriteTimeUtc, file.Length) == _stamp)
            return;
        try
        {
            _stamp = (file.LastWriteTimeUtc, file.Length);
            var next = new LoadedModel(path);
            if (next.Version == _current.Version)
                return;
            _current = next;
            LastError = null;
            Interlocked.Increment(ref _loads);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or IOException)
        {
            LastError = exception.Message;
            Interlocked.Increment(ref _loadFailures);
        }
    }
}
