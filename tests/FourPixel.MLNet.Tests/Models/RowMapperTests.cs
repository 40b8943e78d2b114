using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>Rows one at a time score as a whole view does.</summary>
public class RowMapperTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void GetRowToRowMapper_AnyModel_MapsTheSchema(Subject subject)
    {
        IDataView data = Examples.Make(rows: 30).ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer().Fit(data);

        model.IsRowToRowMapper.Should().BeTrue();
        IRowToRowMapper mapper = model.GetRowToRowMapper(data.Schema);
        mapper.InputSchema.Should().BeSameAs(data.Schema);
        mapper.OutputSchema.Select(column => column.Name).Should().Equal(model.GetOutputSchema(data.Schema).Select(column => column.Name));
        DataViewSchema.Column score = mapper.OutputSchema["Score"];
        mapper.GetDependencies([score]).Select(column => column.Name).Should().Equal("Features");
    }

    [Theory, EverySubject]
    public void Score_SparseRow_IsThatOfTheDenseRow(Subject subject)
    {
        var trainerCase = TrainerCase.Of(subject);
        ITransformer model = trainerCase.MakeTrainer().Fit(Examples.Make(withMissing: false).ToView(_context));
        Network network = trainerCase.ParametersOf(model).Network;

        var sparse = new VBuffer<float>(3, 1, [5500], [2]);
        float[] scores = ScoreOne(model, sparse);

        Scores.Bits(scores).Should().Be(Scores.Bits(ScoreOne(model, new VBuffer<float>(3, [0, 0, 5500]))));
        if (subject != Subject.YesNo) // Its score is the logit, not the network's answer.
            scores.Should().Equal(network.Forward([0, 0, 5500]), (left, right) => Math.Abs(left - right) <= 1e-5f * (1 + Math.Abs(right)));
    }

    [Fact]
    public void Predict_EnginesOnSeveralThreads_GiveTheScoresOfTransform()
    {
        List<Example> examples = Examples.Make();
        IDataView rows = _context.Data.LoadFromEnumerable(examples);
        foreach (Subject subject in Enum.GetValues<Subject>())
        {
            ITransformer model = Examples.Featurizer(_context).Append(TrainerCase.Of(subject).MakeTrainer()).Fit(rows);
            string[] expected = Scores.Bits(model.Transform(rows));
            Func<string[]> predict = subject is Subject.YesNo or Subject.Number
                ? () => Predict<OneScore>(model, examples, prediction => Scores.Bits(prediction.Score))
                : () => Predict<SeveralScores>(model, examples, prediction => Scores.Bits(prediction.Score));

            string[][] actual = RunOnThreads(4, predict);

            foreach (string[] scores in actual)
                scores.Should().Equal(expected, subject.ToString());
        }
    }

    private static float[] ScoreOne(ITransformer model, VBuffer<float> features)
    {
        var definition = SchemaDefinition.Create(typeof(FeaturesOnly));
        definition[nameof(FeaturesOnly.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Length);
        return Scores.Of(model.Transform(new MLContext().Data.LoadFromEnumerable([new FeaturesOnly { Features = features }], definition))).Single();
    }

    private string[] Predict<TPrediction>(ITransformer model, List<Example> examples, Func<TPrediction, string> read)
        where TPrediction : class, new()
    {
        using PredictionEngine<Example, TPrediction> engine = _context.Model.CreatePredictionEngine<Example, TPrediction>(model);
        return [.. examples.Select(example => read(engine.Predict(example)))];
    }

    private static T[] RunOnThreads<T>(int count, Func<T> work)
    {
        using var start = new Barrier(count);
        var results = new T[count];
        Thread[] threads = [.. Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            results[i] = work();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return results;
    }

    private sealed class FeaturesOnly
    {
        public VBuffer<float> Features { get; set; }
    }

    private sealed class OneScore
    {
        public float Score { get; set; }
    }

    private sealed class SeveralScores
    {
        public float[] Score { get; set; } = [];
    }
}
