using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>This program started once more, to show that a saved model needs nothing but its file.</summary>
internal static class SecondProcess
{
    public const string Command = "predict";

    /// <summary>What the second process does: loads the model, and prints what it says about each row.</summary>
    public static int Predict(string modelPath, string dataPath)
    {
        var mlContext = new MLContext();
        ITransformer model = ModelFile.Load(mlContext, modelPath, out IDataLoader<IMultiStreamSource> loader);
        IDataView scored = model.Transform(loader.Load(new MultiFileSource(dataPath)));
        foreach (string line in ScoredRows.Describe(scored))
            Console.Out.WriteLine(line);
        return 0;
    }

    /// <summary>Starts the second process and returns the lines that it prints.</summary>
    public static IReadOnlyList<string> Start(string modelPath, string dataPath)
    {
        using Process process = Process.Start(DescribeStart(modelPath, dataPath))!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is string line)
            lines.Add(line);
        process.WaitForExit();
        return process.ExitCode == 0
            ? lines
            : throw new InvalidOperationException($"The second process failed: {errors.GetAwaiter().GetResult()}");
    }

    /// <summary>The program may run as itself or by way of dotnet.</summary>
    private static ProcessStartInfo DescribeStart(string modelPath, string dataPath)
    {
        string program = Environment.ProcessPath ?? "dotnet";
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] host = isHost ? [typeof(SecondProcess).Assembly.Location] : [];
        return new ProcessStartInfo(program, [.. host, Command, "--model", modelPath, "--data", dataPath])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
