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

    private readonly Option<string> _label = new("--label")
    {
        Description = "The column to predict; its values are categories.",
        HelpName = "COLUMN",
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
            _data, _label, _separator, _noHeader, _model, MakePredictCommand(),
        };
        root.SetAction(Compare);
        return root;
    }

    private int Compare(ParseResult parsed)
    {
        string modelPath = parsed.GetRequiredValue(_model);
        if (parsed.GetValue(_data) is not string path)
        {
            return parsed.GetValue(_label) == null
                ? RunPenguinsAndCamera(modelPath)
                : throw new InputException("--label goes with --data FILE.");
        }

        string label = parsed.GetValue(_label)
            ?? throw new InputException("--data goes with --label COLUMN, the column to predict.");
        char separator = CsvFormat.ParseSeparator(parsed.GetRequiredValue(_separator));
        var format = new CsvFormat(separator, HasHeader: !parsed.GetValue(_noHeader));
        Headings.Title(Path.GetFileName(path));
        return TableRun.Run(TableReader.Read(path, format, label), modelPath) ? 0 : 1;
    }

    private static int RunPenguinsAndCamera(string modelPath)
    {
        Headings.Title("The Palmer penguins: which species is it?");
        string path = Path.Combine(AppContext.BaseDirectory, "penguins.csv");
        bool agrees = TableRun.Run(TableReader.Read(path, new CsvFormat(',', HasHeader: true), "species"), modelPath);
        bool allRight = CameraRun.Run();
        return agrees && allRight ? 0 : 1;
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
