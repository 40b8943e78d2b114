using System.Text.Json;

namespace FourPixel.Net.Tests.Support;

/// <summary>
/// Networks in files as released versions wrote them, with what they answered then: Fixtures/models/v[format]-[name].bin and
/// .json. A new format gets new files by way of <see cref="Write"/>; files that are there never change.
/// </summary>
internal static class SavedModels
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "models");

    public static IEnumerable<string> Paths => Directory.GetFiles(Folder, "*.bin").Order(StringComparer.Ordinal);

    public static Answers AnswersOf(string path) =>
        JsonSerializer.Deserialize<Answers>(File.ReadAllText(Path.ChangeExtension(path, ".json")))!;

    /// <summary>
    /// <c>dotnet exec FourPixel.Net.Tests.dll FourPixel.Net.Tests.Support.SavedModels Write FOLDER</c> writes the files of the
    /// current format.
    /// </summary>
    public static void Write(string folder)
    {
        Dense[] everyActivation =
        [
            .. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)
                .Select((activation, i) => new Dense(3 + (i % 3), activation, (WeightInitialization)(i % 4))),
            new Dense(3, Activation.Softmax),
        ];
        WriteOne(folder, "v1-every-activation", new Network(4, everyActivation, seed: 1), scaled: true);
        WriteOne(folder, "v1-binary", new Network(5, [new Dense(7, Activation.Tanh), new Dense(1, Activation.Sigmoid)], seed: 2), scaled: true);
        WriteOne(folder, "v1-regression", new Network(3, [new Dense(20, Activation.ReLU), new Dense(2)], seed: 3), scaled: false);
        WriteOne(folder, "v2-bins", BinnedNetwork.Make(binsOfAColumn: 3), scaled: false);
        WriteOne(folder, "v3-doubles", new Network(3, [new Dense(6, Activation.SiLU), new Dense(2)], seed: 4)
        {
            InputScaler = new InputScaler([0.1, 16777217, -3], [3, 1e39, 0.5], bound: 3),
            OutputScaler = new OutputScaler([1e9, -0.1], [1000, 1e-3]),
        }, scaled: false);
        WriteOne(folder, "v4-members", new Network(3, [new Dense(4, Activation.SiLU), new Dense(3, Activation.Tanh), new Dense(2, Activation.Softmax)], seed: 5, members: 3), scaled: true);
    }

    private static void WriteOne(string folder, string name, Network network, bool scaled)
    {
        var random = new Random(0);
        float Draw() => (float)Math.Round((random.NextDouble() * 2) - 1, 3);
        foreach (Layer layer in network.Layers)
        {
            foreach (ref float bias in layer.Biases)
                bias = Draw();
        }
        if (scaled)
            network.InputScaler = new InputScaler([.. Enumerable.Range(0, network.Inputs).Select(_ => Draw())], [.. Enumerable.Range(0, network.Inputs).Select(_ => 1 + Draw())]);

        float[] inputs = [.. Enumerable.Range(0, 4 * network.Inputs).Select(_ => Draw())];
        network.Save(Path.Combine(folder, name + ".bin"));
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(new Answers(inputs, network.Forward(inputs))) + "\n");
    }

    /// <summary>Rows that went into a network, and what came out.</summary>
    internal sealed record Answers(float[] Inputs, float[] Outputs);
}
