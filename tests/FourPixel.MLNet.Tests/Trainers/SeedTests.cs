using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>One seed, fixed or drawn once from the context, decides everything.</summary>
public class SeedTests
{
    private readonly IDataView _data = Examples.Make().ToView(new MLContext(1));

    [Theory, EverySubject]
    public void Fit_SameSeed_MakesTheSameModelBitForBit(Subject subject)
    {
        Train(subject, seed: 7, new MLContext(1)).Should().Equal(Train(subject, seed: 7, new MLContext(2)));
        Train(subject, seed: 7, null).Should().Equal(Train(subject, seed: 7, new MLContext(2)));
        Train(subject, seed: 7, null).Should().NotEqual(Train(subject, seed: 8, null));
    }

    [Theory, EverySubject]
    public void Fit_NoSeed_TakesOneFromTheContext(Subject subject)
    {
        Train(subject, seed: null, new MLContext(1)).Should().Equal(Train(subject, seed: null, new MLContext(1)));
        Train(subject, seed: null, new MLContext(1)).Should().NotEqual(Train(subject, seed: null, new MLContext(2)));
    }

    [Theory, EverySubject]
    public void Fit_NoSeedAndNoContext_HasTheFixedSeed(Subject subject)
    {
        Train(subject, seed: null, null).Should().Equal(Train(subject, seed: 0, null));
    }

    [Theory, EverySubject]
    public void Fit_TwiceWithOneTrainer_MakesTheSameModel(Subject subject)
    {
        // A seed drawn at each Fit would make two.
        IEstimator<ITransformer> trainer = TrainerCase.Of(subject).MakeTrainer(options => options.Seed = null, new MLContext(3));

        Scores.Bits(trainer.Fit(_data).Transform(_data)).Should().Equal(Scores.Bits(trainer.Fit(_data).Transform(_data)));
    }

    [Theory, EverySubject]
    public void Fit_AnyNumberOfThreads_MakesTheSameModel(Subject subject)
    {
        string[] alone = Train(subject, options => options.NumberOfThreads = 1);
        Train(subject, options => options.NumberOfThreads = 3).Should().Equal(alone);
    }

    [Fact]
    public void Options_NoSeed_ModelTellsTheOneThatWasDrawn()
    {
        TrainerCase trainerCase = TrainerCase.Of(Subject.Number);
        int? drawn = trainerCase.ParametersOf(trainerCase.MakeTrainer(options => options.Seed = null, new MLContext(4)).Fit(_data)).Options.Seed;

        drawn.Should().NotBeNull();
        Train(Subject.Number, drawn, null).Should().Equal(Train(Subject.Number, seed: null, new MLContext(4)));
    }

    private string[] Train(Subject subject, int? seed, MLContext? context) => Train(subject, options => options.Seed = seed, context);

    private string[] Train(Subject subject, Action<FourPixelOptions> change, MLContext? context = null) =>
        Scores.Bits(TrainerCase.Of(subject).MakeTrainer(change, context).Fit(_data).Transform(_data));
}
