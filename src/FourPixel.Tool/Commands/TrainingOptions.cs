using System.CommandLine;
using System.Globalization;
using FourPixel.MLNet;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Commands;

/// <summary>The options for training.</summary>
internal sealed class TrainingOptions
{
    private const int DefaultSeed = 1, MaxMembers = 256, MaxThreads = 1024;

    private readonly Option<Effort?> _effort = new("--effort")
    {
        Description = "How long the training may take: quick, standard or thorough. Default: standard.",
        HelpName = "EFFORT",
    };

    private readonly Option<string> _hidden = new("--hidden")
    {
        Description = "The number of neurons in each hidden layer, such as 64,32. Default: chosen from the data.",
        HelpName = "NEURONS",
    };

    private readonly Option<int?> _members = NumberOption.Create("--members", 1, MaxMembers,
        "The number of networks in the ensemble. One predicts fastest, several predict best. Default: chosen from the data.");

    private readonly Option<int?> _seed = NumberOption.Create("--seed", 0, int.MaxValue,
        "The random seed of the initial weights and of the held-out rows. The same seed and file give the same model. Default: 1.");

    private readonly Option<int?> _threads = NumberOption.Create("--threads", 1, MaxThreads,
        "The number of training threads; it does not change the model. Default: one for each processor.");

    public TrainingOptions() => _effort.AcceptOnlyFromAmong("quick", "standard", "thorough");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_effort, _hidden, _members, _seed, _threads])
            command.Add(option);
    }

    public TrainingSettings Read(ParseResult parsed) => new()
    {
        Effort = parsed.GetValue(_effort),
        HiddenLayers = parsed.GetValue(_hidden) is string hidden ? ParseHidden(hidden) : null,
        Members = parsed.GetValue(_members),
        Seed = parsed.GetValue(_seed) ?? DefaultSeed,
        NumberOfThreads = parsed.GetValue(_threads),
    };

    private static int[] ParseHidden(string text)
    {
        string[] parts = text.Split(',');
        int[] neurons = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            bool isNumber = int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out neurons[i]);
            if (!isNumber || neurons[i] < 1)
            {
                throw new UsageException($"--hidden is '{text}'; it must be whole numbers, at least 1, "
                    + "with commas between them, such as 64,32.");
            }
        }
        return neurons;
    }
}
