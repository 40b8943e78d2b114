using System.CommandLine;

namespace FourPixel.Tool.Commands;

/// <summary>The program's commands. A new command needs its own file and a line here.</summary>
internal static class Root
{
    public static RootCommand Create(CancellationToken cancellation) =>
        new("FourPixel: neural networks for tabular data in CSV files.")
        {
            TrainCommand.Create(cancellation),
            PredictCommand.Create(cancellation),
            EvaluateCommand.Create(cancellation),
            ExplainCommand.Create(cancellation),
            ReportCommand.Create(cancellation),
            ExportCommand.Create(),
            ShowCommand.Create(),
        };
}
