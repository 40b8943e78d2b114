using System.CommandLine;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Compare;

/// <summary>Trains 784-256-128-10 on Fashion-MNIST through the ML.NET trainer, and tests it on the 10,000 pictures of the test set.</summary>
internal static class FashionCommand
{
    private const double Goal = 0.885;

    public static Command Create()
    {
        var epochs = new Option<int>("--epochs") { Description = "How many epochs.", DefaultValueFactory = _ => 10 };
        var command = new Command("fashion", "Trains on Fashion-MNIST and prints the accuracy on its test set.") { epochs };
        command.SetAction(parse => Run(parse.GetValue(epochs)));
        return command;
    }

    private static int Run(int epochs)
    {
        if (!CompareData.HasFashion)
        {
            Console.Error.WriteLine("Fashion-MNIST is not installed; Debian's package is dataset-fashion-mnist.");
            return 2;
        }
        CompareCase compareCase = CompareCase.All[0];
        var context = new MLContext(seed: 1);
        var runner = new FourPixelRunner(compareCase, CompareData.Fashion("train", compareCase.Rows));
        ITransformer model = runner.Train(epochs, LearningRateSchedule.Cosine);
        IDataView scored = model.Transform(FourPixelRunner.ToView(context, compareCase, CompareData.Fashion("t10k", 10_000)));
        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(scored, labelColumnName: "Label");
        Console.WriteLine($"{compareCase.Name}: {metrics.MicroAccuracy:P2} of the test pictures after {epochs} epochs; {Goal:P1} is the goal.");
        return metrics.MicroAccuracy >= Goal ? 0 : 1;
    }
}
