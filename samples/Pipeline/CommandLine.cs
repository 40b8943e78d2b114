using System.CommandLine;

namespace FourPixel.Samples;

/// <summary>What can be written after the program's name.</summary>
internal sealed class CommandLine
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The text file to learn from. Without it, the Palmer penguins and the four-pixel camera.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _label = new("--label")
    {
        Description = "The column to predict; said more than once, columns of numbers that are predicted together.",
        HelpName = "COLUMN",
    };

    private readonly Option<string> _task = new("--task")
    {
        Description = "multiclass, binary or regression. Without it: binary where the label has two values, regression "
            + "where it has fractions or more than 20 different numbers, else multiclass.",
        HelpName = "TASK",
    };

    private readonly Option<string> _positive = new("--positive")
    {
        Description = "Which of the two values of a binary label is a yes. Without it the greater: 1, yes, true.",
        HelpName = "VALUE",
    };

    private readonly Option<string> _separator = new("--separator")
    {
        Description = "What stands between the fields: comma, semicolon, tab, pipe, colon or space.",
        DefaultValueFactory = _ => "comma",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The first line is a row; the columns are called C1, C2 and so on.",
    };

    private readonly Option<string> _model = new("--model")
    {
        Description = "Where to save the trained model.",
        HelpName = "OUT.zip",
        DefaultValueFactory = _ => "model.zip",
    };

    private readonly Option<string> _curve = new("--curve")
    {
        Description = "Where to draw how the network learned, as an SVG.",
        HelpName = "OUT.svg",
    };

    /// <summary>Reads the arguments and does what they ask for. Returns the exit code.</summary>
    public int Run(string[] arguments)
    {
        ParseResult parsed = MakeCommand().Parse(arguments);
        return parsed.Errors.Count == 0
            ? parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
            : throw new InputException(parsed.Errors[0].Message);
    }

    private RootCommand MakeCommand()
    {
        var root = new RootCommand("Trains a linear model and a FourPixel network on a table, and compares them.")
        {
            _data, _label, _task, _positive, _separator, _noHeader, _model, _curve, MakePredictCommand(),
        };
        root.SetAction(Compare);
        return root;
    }

    private int Compare(ParseResult parsed)
    {
        OutputFile.CheckPlace("--model", parsed.GetRequiredValue(_model));
        if (parsed.GetValue(_curve) is string curve)
            OutputFile.CheckPlace("--curve", curve);
        string[] labels = parsed.GetValue(_label) ?? [];
        if (parsed.GetValue(_data) is not string path)
        {
            Option? alone = new Option[] { _label, _task, _positive }
                .FirstOrDefault(option => parsed.GetResult(option) != null);
            return alone == null
                ? RunPenguinsAndCamera(parsed)
                : throw new InputException($"{alone.Name} goes with --data FILE.");
        }

        if (labels.Length == 0)
            throw new InputException("--data goes with --label COLUMN, the column to predict.");
        char separator = CsvFormat.ParseSeparator(parsed.GetRequiredValue(_separator));
        var format = new CsvFormat(separator, HasHeader: !parsed.GetValue(_noHeader));
        Headings.Title(Path.GetFileName(path));
        return RunTable(parsed, TableReader.Read(path, format, labels)) ? 0 : 1;
    }

    private int RunPenguinsAndCamera(ParseResult parsed)
    {
        Headings.Title("The Palmer penguins: which species is it?");
        string path = Path.Combine(AppContext.BaseDirectory, "penguins.csv");
        bool agrees = RunTable(parsed, TableReader.Read(path, new CsvFormat(',', HasHeader: true), "species"));
        bool allRight = CameraRun.Run();
        return agrees && allRight ? 0 : 1;
    }

    private bool RunTable(ParseResult parsed, CsvTable table)
    {
        TableTask task = TaskChoice.Choose(table, parsed.GetValue(_task), parsed.GetValue(_positive));
        return TableRun.Run(table, task, parsed.GetRequiredValue(_model), parsed.GetValue(_curve));
    }

    /// <summary>The command that the program calls itself with.</summary>
    private static Command MakePredictCommand()
    {
        var model = new Option<string>("--model") { Required = true };
        var data = new Option<string>("--data") { Required = true };
        var command = new Command(SecondProcess.Command, "Prints what a saved model says about each row of a file.")
        {
            model, data,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
            SecondProcess.Predict(parsed.GetRequiredValue(model), parsed.GetRequiredValue(data)));
        return command;
    }
}
