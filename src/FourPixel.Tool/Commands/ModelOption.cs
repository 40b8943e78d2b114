using System.CommandLine;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>The option for the model file.</summary>
internal sealed class ModelOption
{
    private readonly Option<string> _model = new("--model")
    {
        Description = "The model's file.",
        HelpName = "FILE.zip",
        Required = true,
    };

    public void AddTo(Command command) => command.Add(_model);

    public SavedModel Load(ParseResult parsed, MLContext mlContext) => ModelFile.Load(mlContext, parsed.GetRequiredValue(_model));
}
