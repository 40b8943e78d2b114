using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>The ways to watch a training and to stop it, after which no thread of it is left.</summary>
[Collection(nameof(Alone))]
public class StopTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void EpochCompleted_EachEpoch_ReportsTheValuesOfTheHistory(Subject subject)
    {
        var reports = new List<EpochReport>();
        TrainerCase trainerCase = TrainerCase.Of(subject);

        ITransformer model = Fit(subject, options => options.EpochCompleted = reports.Add);

        IReadOnlyList<EpochResult> epochs = trainerCase.ParametersOf(model).History.Epochs;
        reports.Select(report => new EpochResult(report.Epoch, report.TrainingLoss, report.ValidationLoss, report.LearningRate, report.Metric))
            .Should().Equal(epochs);
        reports.Should().OnlyContain(report => report.NumberOfEpochs == 4 && report.LearningRate == 0.001 && report.Elapsed > TimeSpan.Zero);
        HelperThreads.Left().Should().BeEmpty();
    }

    [Theory, EverySubject]
    public void EpochCompleted_Stop_EndsThereWithTheBestEpoch(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);

        ITransformer model = Fit(subject, options =>
        {
            options.NumberOfEpochs = 1000;
            options.EpochCompleted = report => report.Stop = report.Epoch == 3;
        });

        TrainingHistory history = trainerCase.ParametersOf(model).History;
        history.Epochs.Should().HaveCount(3);
        history.BestEpoch.Should().Be(history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch);
        HelperThreads.Left().Should().BeEmpty();
    }

    [Theory, EverySubject]
    public void CancellationToken_Cancelled_StopsWithinTheNextEpoch(Subject subject)
    {
        using var source = new CancellationTokenSource();
        int epochs = 0;
        bool threadsAtWork = !OperatingSystem.IsLinux();
        Action act = () => Fit(subject, options =>
        {
            options.CancellationToken = source.Token;
            options.EpochCompleted = _ =>
            {
                epochs++;
                threadsAtWork |= HelperThreads.Find().Length > 0;
                source.Cancel();
            };
        });

        act.Should().Throw<OperationCanceledException>().Which.CancellationToken.Should().Be(source.Token);
        epochs.Should().Be(1);
        threadsAtWork.Should().BeTrue("there is something to end");
        HelperThreads.Left().Should().BeEmpty();
    }

    [Theory, EverySubject]
    public void CancelExecution_OfTheTrainersContext_StopsItForGood(Subject subject)
    {
        int epochs = 0;
        Action<FourPixelOptions> cancel = options => options.EpochCompleted = _ =>
        {
            epochs++;
            _context.CancelExecution();
        };
        IEstimator<ITransformer> trainer = TrainerCase.Of(subject).MakeTrainer(cancel, _context);
        IDataView data = Examples.Make(600).ToView(new MLContext(1));

        for (int time = 0; time < 2; time++)
        {
            Action act = () => trainer.Fit(data);
            act.Should().Throw<OperationCanceledException>();
        }
        epochs.Should().Be(1);
        HelperThreads.Left().Should().BeEmpty();
    }

    [Fact]
    public void CancelExecution_OfAnotherContext_ChangesNothing()
    {
        Action act = () => Fit(Subject.Number, options => options.EpochCompleted = _ => _context.CancelExecution());

        act.Should().NotThrow();
    }

    [Fact]
    public void EpochCompleted_Throws_IsThrownOnAndNoThreadIsLeft()
    {
        Action act = () => Fit(Subject.Classes, options => options.EpochCompleted = _ => throw new NotSupportedException("mine"));

        act.Should().Throw<NotSupportedException>().WithMessage("mine");
        HelperThreads.Left().Should().BeEmpty();
    }

    private static ITransformer Fit(Subject subject, Action<FourPixelOptions> change) => TrainerCase.Of(subject).MakeTrainer(options =>
    {
        (options.NumberOfThreads, options.HiddenLayers) = (3, [64]);
        change(options);
    }).Fit(Examples.Make(600).ToView(new MLContext(1)));
}
