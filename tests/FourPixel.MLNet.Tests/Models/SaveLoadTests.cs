using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>Models go into ordinary .zip files and come out the same.</summary>
public class SaveLoadTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Load_SavedModel_ScoresTheSameBitForBit(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = trainerCase.MakeTrainer(_context).Fit(data);

        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, data.Schema), out DataViewSchema schema);

        schema.Select(column => column.Name + column.Type).Should().Equal(data.Schema.Select(column => column.Name + column.Type));
        IDataView before = model.Transform(data), after = loaded.Transform(data);
        after.Schema.Select(column => column.Name + column.Type).Should().Equal(before.Schema.Select(column => column.Name + column.Type));
        foreach (string column in trainerCase.Outputs)
            Scores.Text(after, column).Should().Equal(Scores.Text(before, column));
    }

    [Theory, EverySubject]
    public void Save_LoadedModel_WritesTheSameEntriesWithTheSameBytes(Subject subject)
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(_context).Fit(data);
        byte[] first = ModelFile.Save(model, data.Schema);

        byte[] second = ModelFile.Save(ModelFile.Load(first, out DataViewSchema schema), schema);

        SortedDictionary<string, byte[]> expected = ModelFile.Entries(first), actual = ModelFile.Entries(second);
        actual.Keys.Should().Equal(expected.Keys);
        foreach ((string name, byte[] content) in expected)
            actual[name].AsSpan().SequenceEqual(content).Should().BeTrue(name);
    }

    [Theory, EverySubject]
    public void Load_SavedModel_IsOfTheTypesOfABuiltInTrainersModel(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = trainerCase.MakeTrainer(_context).Fit(data);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, data.Schema));

        model.GetType().Should().Be(trainerCase.TransformerType);
        loaded.GetType().Should().Be(model.GetType());
        object parameters = trainerCase.ParametersOf(loaded);
        parameters.GetType().Should().Be(trainerCase.ParametersOf(model).GetType());
        parameters.Should().BeAssignableTo<ICanSaveModel>();
        loaded.Should().BeAssignableTo<ISingleFeaturePredictionTransformer<object>>().Which.FeatureColumnName.Should().Be("Features");
    }

    [Theory, EverySubject]
    public void Load_SavedChain_GivesTheChainWithTheTrainersModel(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make());
        TransformerChain<ITransformer> model = Examples.Featurizer(_context).Append(trainerCase.MakeTrainer(_context)).Fit(rows);

        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.Schema));

        loaded.Should().BeOfType<TransformerChain<ITransformer>>().Which.LastTransformer.GetType().Should().Be(trainerCase.TransformerType);
        Scores.Bits(loaded.Transform(rows)).Should().Equal(Scores.Bits(model.Transform(rows)));
    }
}
