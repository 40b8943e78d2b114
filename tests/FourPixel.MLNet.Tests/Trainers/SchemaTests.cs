using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>What a trainer promises of its columns, its models deliver.</summary>
public class SchemaTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void GetOutputSchema_BeforeTraining_IsWhatTheModelDelivers(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make().ToView(_context);
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(_context);

        SchemaShape promised = trainer.GetOutputSchema(SchemaShape.Create(data.Schema));
        SchemaShape delivered = SchemaShape.Create(trainer.Fit(data).Transform(data).Schema);

        SchemaText.Of(promised).Should().Equal(SchemaText.Of(delivered));
        promised.Select(column => column.Name).Should().Contain(trainerCase.Outputs);
    }

    [Fact]
    public void GetOutputSchema_OneNumberInAVector_IsWhatTheModelDelivers()
    {
        IDataView data = Examples.Make().ToView(_context);
        data = _context.Transforms.Concatenate("Vector", nameof(Example.Price)).Fit(data).Transform(data);
        IEstimator<ITransformer> trainer = TrainerCase.Of(Subject.Numbers).MakeTrainer(options => options.LabelColumnName = "Vector");

        SchemaShape promised = trainer.GetOutputSchema(SchemaShape.Create(data.Schema));
        ITransformer model = trainer.Fit(data);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, data.Schema));

        SchemaText.Of(promised).Should().Equal(SchemaText.Of(SchemaShape.Create(model.Transform(data).Schema)));
        SchemaText.Of(promised).Should().Equal(SchemaText.Of(SchemaShape.Create(loaded.Transform(data).Schema)));
        Scores.Bits(loaded.Transform(data)).Should().Equal(Scores.Bits(model.Transform(data)));
    }

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.NamedClasses)]
    [InlineData(Subject.YesNo)]
    [InlineData(Subject.Number)]
    public void GetOutputSchema_AnyTask_PromisesWhatABuiltInTrainerDoes(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IEstimator<ITransformer> builtIn = subject switch
        {
            Subject.YesNo => _context.BinaryClassification.Trainers.SdcaLogisticRegression(trainerCase.Label),
            Subject.Number => _context.Regression.Trainers.Sdca(trainerCase.Label),
            _ => _context.MulticlassClassification.Trainers.SdcaMaximumEntropy(trainerCase.Label),
        };
        SchemaShape input = SchemaShape.Create(Examples.Make().ToView(_context).Schema);

        SchemaText.Of(trainerCase.MakeTrainer(_context).GetOutputSchema(input)).Should().Equal(SchemaText.Of(builtIn.GetOutputSchema(input)));
    }

    [Theory, EverySubject]
    public void GetOutputSchema_AfterTraining_IsThatOfTheTransformedData(Subject subject)
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(_context).Fit(data);

        SchemaText.Of(model.GetOutputSchema(data.Schema)).Should().Equal(SchemaText.Of(model.Transform(data).Schema));
    }
}
