using System.Globalization;
using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>Training speaks through the log of the context that the trainer was made from.</summary>
public class LogTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Fit_TrainerOfAContext_LogsItsStartEachEpochAndItsEnd(Subject subject)
    {
        var log = new LogRecorder(_context);
        TrainerCase trainerCase = TrainerCase.Of(subject);

        ITransformer model = trainerCase.MakeTrainer(_context).Fit(Examples.Make(rows: 120).ToView(_context));

        IFourPixelModelParameters parameters = trainerCase.ParametersOf(model);
        string metric = subject is Subject.Number or Subject.Numbers ? "R-squared" : "accuracy";
        string[] said = log.Infos;
        said.Should().HaveCount(6);
        said[0].Should().StartWith("Training a network of 3-8 ReLU-5 ReLU-").And.EndWith("on 108 rows, validating on 12, with seed 1.");
        for (int epoch = 1; epoch <= 4; epoch++)
        {
            Net.EpochResult result = parameters.History.Epochs[epoch - 1];
            said[epoch].Should().Be(string.Create(CultureInfo.InvariantCulture,
                $"Epoch {epoch} of 4: training loss {result.TrainingLoss:G6}, validation loss {result.ValidationLoss:G6}, {metric} {result.Metric:G6}."));
        }
        said[5].Should().Be($"Trained 4 epochs; the model has the weights of epoch {parameters.History.BestEpoch}.");
        log.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Fit_TrainerOfTheCatalog_LogsToo()
    {
        var log = new LogRecorder(_context);

        _context.Regression.Trainers.FourPixel(nameof(Example.Price), numberOfEpochs: 2).Fit(Examples.Make(30).ToView(_context));

        log.Infos.Should().HaveCount(4);
    }

    [Fact]
    public void Fit_TrainerWithoutContext_LeavesOtherLogsAlone()
    {
        var log = new LogRecorder(_context);

        TrainerCase.Of(Subject.Number).MakeTrainer().Fit(Examples.Make(30).ToView(_context));

        log.Infos.Should().BeEmpty();
    }
}
