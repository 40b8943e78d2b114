namespace FourPixel.Benchmarks.Compare;

/// <summary>PyTorch and scikit-learn, if installed, in a separate Python process.</summary>
internal sealed class PythonPeers : IDisposable
{
    private readonly PythonScript _script = new(Path.Combine("Compare", "peers.py"));
    private readonly string _folder = Directory.CreateTempSubdirectory("fourpixel-compare-").FullName;

    public IReadOnlyDictionary<string, string> Versions => _script.Versions;

    /// <summary>The available peers: PyTorch with one thread and with all threads.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            if (Versions.ContainsKey("PyTorch"))
            {
                yield return "PyTorch, 1 thread";
                if (Environment.ProcessorCount > 1)
                    yield return $"PyTorch, {Environment.ProcessorCount} threads";
            }
            if (Versions.ContainsKey("scikit-learn"))
                yield return "scikit-learn";
        }
    }

    public EpochTime Run(string peer, CompareCase compareCase, CompareData data)
    {
        string inputs = Path.Combine(_folder, "inputs"), labels = Path.Combine(_folder, "labels");
        data.Write(inputs, labels);
        return _script.Ask<EpochTime>(new
        {
            Peer = peer,
            Case = compareCase,
            Inputs = inputs,
            Labels = labels,
            compareCase.Epochs,
        });
    }

    public void Dispose()
    {
        _script.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
