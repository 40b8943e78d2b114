using System.CommandLine;
using System.Text;
using FourPixel.Net;
using FourPixel.Net.Serialization;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel export: a model as an ONNX file, or as C# code that uses it.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var model = new ModelOption();
        var onnx = new Option<string>("--onnx") { Description = "Where to write the ONNX file.", HelpName = "OUT.onnx" };
        var code = new Option<string>("--code") { Description = "Where to write the C# code.", HelpName = "OUT.cs" };
        var command = new Command("export", "Exports a model: its network as an ONNX file, or C# code that loads it and predicts.");
        model.AddTo(command);
        command.Add(onnx);
        command.Add(code);
        command.SetAction(parsed =>
        {
            string? onnxPath = parsed.GetValue(onnx), codePath = parsed.GetValue(code);
            if (onnxPath == null && codePath == null)
                throw new UsageException("export needs --onnx OUT.onnx or --code OUT.cs.");
            SavedModel saved = model.Load(parsed, new MLContext());
            if (onnxPath != null)
                WriteOnnx(saved, onnxPath);
            if (codePath != null)
                WriteCode(saved, codePath);
            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteOnnx(SavedModel model, string path)
    {
        OutputFile.CheckPlace("--onnx", path);
        Network network = model.Parameters.Network;
        network.ExportOnnx(path);
        Headings.Line($"Wrote {path}: 'Features' is {Names.Count(network.Inputs, "number")} a row; "
            + "fourpixel show --features lists them.");
    }

    private static void WriteCode(SavedModel model, string path)
    {
        OutputFile.CheckPlace("--code", path);
        string code = new PredictionCode(model).Write();
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(code)));
        Headings.Line($"Wrote {path}. Its project needs the package FourPixel.MLNet.");
    }
}
