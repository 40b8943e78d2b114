using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Tasks;

/// <summary>Classes that are not there: none to tell apart, or one of the key's that never occurs.</summary>
public class ClassTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Multiclass_OneClassOnly_IsRefused()
    {
        List<Example> examples = [.. Examples.Make(rows: 60).Where(example => example.Class == 1)];
        Action act = () => TrainerCase.Of(Subject.Classes).MakeTrainer().Fit(examples.ToView(_context));

        act.Should().Throw<InvalidOperationException>()
            .WithMessage("Label column 'Class' has 1 class in 20 training rows; at least 2 are needed.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_OneClassOnly_IsRefused(bool only)
    {
        List<Example> examples = Examples.Make(rows: 30);
        examples.ForEach(example => example.IsLarge = only);
        Action act = () => TrainerCase.Of(Subject.YesNo).MakeTrainer().Fit(examples.ToView(_context));

        act.Should().Throw<InvalidOperationException>()
            .WithMessage($"Label column 'IsLarge' has only one class, {only}, in 30 training rows; both are needed.");
    }

    [Theory]
    [InlineData(Loss.CategoricalCrossEntropy)]
    [InlineData(Loss.MeanSquaredError)]
    public void Multiclass_AClassThatNeverOccurs_IsLearnedAsAbsentWithAWarning(Loss loss)
    {
        List<Example> examples = [.. Examples.Make(rows: 120, withMissing: false).Where(example => example.Class != 1)];
        var log = new LogRecorder(_context);
        ITransformer model = TrainerCase.Of(Subject.Classes).MakeTrainer(
            options => (options.Loss, options.NumberOfEpochs, options.LearningRate) = (loss, 60, 0.01), _context).Fit(examples.ToView(_context));

        log.Warnings.Should().ContainSingle().Which.Should().Be("1 of 3 classes of label column 'Class' have no training rows, so the model learns that they don't occur.");
        float[][] scores = Scores.Of(model.Transform(examples.ToView(_context)));
        scores.Should().OnlyContain(score => score.Length == 3 && score[1] < 0.1f);
        scores.Zip(examples).Should().OnlyContain(pair => pair.First[pair.Second.Class] > 0.5f);
    }

    [Theory]
    [InlineData(Subject.Classes, Loss.MeanSquaredError)]
    [InlineData(Subject.Classes, Loss.MeanAbsoluteError)]
    [InlineData(Subject.YesNo, Loss.MeanSquaredError)]
    [InlineData(Subject.YesNo, Loss.MeanAbsoluteError)]
    public void Classification_LossesPerOutput_Learn(Subject subject, Loss loss)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make(withMissing: false).ToView(_context);
        IDataView scored = trainerCase.MakeTrainer(
            options => (options.Loss, options.NumberOfEpochs, options.LearningRate) = (loss, 60, 0.01)).Fit(data).Transform(data);

        string[] predicted = Scores.Text(scored, "PredictedLabel"), labels = Scores.Text(scored, trainerCase.Label);
        predicted.Zip(labels).Count(pair => pair.First == pair.Second).Should().BeGreaterThan(105);
    }
}
