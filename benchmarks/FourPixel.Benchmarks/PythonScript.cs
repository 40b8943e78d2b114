using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FourPixel.Benchmarks;

/// <summary>
/// A Python script in a separate process: its first line lists the installed libraries with their versions,
/// and then it answers each line of JSON with a line of JSON.
/// </summary>
internal sealed class PythonScript : IDisposable
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Process? _process;

    /// <summary>Starts the script with the first Python that has one of its libraries.</summary>
    /// <param name="path">The path, relative to the folder of this program.</param>
    public PythonScript(string path)
    {
        string script = Path.Combine(AppContext.BaseDirectory, path);
        foreach (string python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            Process? process = Start(python, script);
            if (process?.StandardOutput.ReadLine() is not string versions)
                continue;
            HasPython = true;
            Versions = JsonSerializer.Deserialize<Dictionary<string, string>>(versions)!;
            if (Versions.Count > 0)
            {
                _process = process;
                break;
            }
            Stop(process);
        }
    }

    /// <summary>Whether Python is installed.</summary>
    public bool HasPython { get; }

    /// <summary>The versions of the libraries, by name; none if there is no Python or none of them is installed.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>();

    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public TAnswer Ask<TAnswer>(object request)
    {
        _process!.StandardInput.WriteLine(JsonSerializer.Serialize(request, _json));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"Python gave no answer: {_process.StandardError.ReadToEnd()}");
        return JsonSerializer.Deserialize<TAnswer>(answer)!;
    }

    public void Dispose()
    {
        if (_process != null)
            Stop(_process);
    }

    private static Process? Start(string python, string script)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(python, [script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Stop(Process process)
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
