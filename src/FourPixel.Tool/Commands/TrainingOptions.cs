using System.CommandLine;
using System.Globalization;
using FourPixel.MLNet;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Commands;

/// <summary>The options that say how a network is trained.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<Effort?> _effort = new("--effort")
    {
        Description = "How long the training may take: quick, standard or thorough. Without it standard.",
        HelpName = "EFFORT",
    };

    private readonly Option<string> _hidden = new("--hidden")
    {
        Description = "The neurons of the hidden layers, such as 64,32. Chosen unless it is given.",
        HelpName = "NEURONS",
    };

    private readonly Option<int?> _members = new("--members")
    {
        Description = "The networks whose mean answer is the model's. One predicts fastest, several predict best. Chosen unless it is given.",
        HelpName = "NUMBER",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Draws the first weights and the rows that are held out. The same seed and file make the same model. Without it 1.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _threads = new("--threads")
    {
        Description = "The threads that may train. Without it one for each processor; their number does not change the model.",
        HelpName = "NUMBER",
    };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_effort, _hidden, _members, _seed, _threads])
            command.Add(option);
    }

    public TrainingSettings Read(ParseResult parsed) => new()
    {
        Effort = parsed.GetValue(_effort),
        HiddenLayers = parsed.GetValue(_hidden) is string hidden ? ParseHidden(hidden) : null,
        Seed = parsed.GetValue(_seed),
        Members = ReadCount(parsed, _members, 256),
        NumberOfThreads = ReadCount(parsed, _threads, 1024),
    };

    private static int? ReadCount(ParseResult parsed, Option<int?> option, int most)
    {
        int? count = parsed.GetValue(option);
        return count is < 1 || count > most ? throw new UsageException($"{option.Name} is {count}; it has to be from 1 to {most}.") : count;
    }

    private static int[] ParseHidden(string text)
    {
        string[] parts = text.Split(',');
        int[] neurons = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out neurons[i]) || neurons[i] < 1)
                throw new UsageException($"--hidden is '{text}'; it has to be whole numbers from 1 on with commas between them, such as 64,32.");
        }
        return neurons;
    }
}
