using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FourPixel.Benchmarks.Compare;

/// <summary>PyTorch and scikit-learn in a Python process beside this one, as far as they are installed.</summary>
internal sealed class PythonPeers : IDisposable
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Process? _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("fourpixel-compare-").FullName;

    public PythonPeers()
    {
        foreach (string python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            _process = Start(python);
            string? versions = _process?.StandardOutput.ReadLine();
            if (versions == null)
                continue;
            Versions = JsonSerializer.Deserialize<Dictionary<string, string>>(versions)!;
            if (Versions.Count > 0)
                break;
        }
    }

    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>();

    /// <summary>The peers that can be asked: PyTorch once with one thread and once with all.</summary>
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
        string request = JsonSerializer.Serialize(new
        {
            Peer = peer,
            Case = compareCase,
            Inputs = inputs,
            Labels = labels,
            compareCase.Epochs,
        }, _json);
        _process!.StandardInput.WriteLine(request);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{peer} gave no answer: {_process.StandardError.ReadToEnd()}");
        return JsonSerializer.Deserialize<EpochTime>(answer)!;
    }

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process? Start(string python)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Compare", "peers.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
