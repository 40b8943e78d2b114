using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>Features of which most are 0.</summary>
[Collection(nameof(Alone))]
public class SparseFeatureTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_TextBesideNumbers_LearnsAndLoadsWithTheSameScores(bool wordBags)
    {
        IDataView rows = _context.Data.LoadFromEnumerable(Letters(400).ToList());
        IEstimator<ITransformer> text = wordBags
            ? _context.Transforms.Text.ProduceWordBags("Words", nameof(Letter.Text), weighting: NgramExtractingEstimator.WeightingCriteria.TfIdf)
            : _context.Transforms.Text.FeaturizeText("Words", nameof(Letter.Text));
        ITransformer model = text.Append(_context.Transforms.Concatenate("Features", nameof(Letter.Hour), "Words", nameof(Letter.Size)))
            .Append(new FourPixelBinaryTrainer(_context, new() { Recipe = Recipe.Textbook, HiddenLayers = [16], NumberOfEpochs = 10 })).Fit(rows);

        IDataView scored = model.Transform(_context.Data.LoadFromEnumerable(Letters(200, seed: 2).ToList()));
        _context.BinaryClassification.Evaluate(scored).AreaUnderRocCurve.Should().BeGreaterThan(0.9);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.Schema));
        Scores.Bits(loaded.Transform(rows)).Should().Equal(Scores.Bits(model.Transform(rows)));

        // The numbers are shifted as ever; the words are not, but for those that are in most of the letters.
        InputScaler scaler = NetworkOf(model).InputScaler!;
        scaler.Shift[0].Should().BeInRange(10, 14);
        scaler.Shift[^1].Should().BeInRange(400, 600);
        (scaler.Shift.ToArray().Count(shift => shift != 0) - 2).Should().BeInRange(0, scaler.Shift.Length / 16);
    }

    [Theory]
    [InlineData(1_023, 1, false)]   // few columns
    [InlineData(1_024, 1, true)]
    [InlineData(1_024, 64, true)]   // a sixteenth of them
    [InlineData(1_024, 65, false)]
    public void Fit_ManyColumnsOfFewValues_IsSparse(int columns, int filled, bool isSparse)
    {
        // The first column has a value in less than a quarter of the rows: only sparse rows do not shift it.
        IEnumerable<WideRow> rows = WideRows.Make(150, columns, filled).ToList();
        foreach (IEnumerable<WideRow> sameRows in new[] { rows, rows.ToDense() })
        {
            ITransformer model = Trainer(epochs: 1).Fit(sameRows.ToView(_context, columns));
            double[] shifts = NetworkOf(model).InputScaler!.Shift.ToArray();
            shifts.Any(shift => shift != 0).Should().Be(!isSparse);
        }
    }

    [Fact]
    public void Fit_VectorsDenseOrSparseOrWithZeros_MakesTheSameModel()
    {
        const int columns = 1_200;
        List<WideRow> rows = [.. WideRows.Make(300, columns, 8)];
        string[] expected = Weights(rows, columns);
        Weights(rows.ToDense(), columns).Should().Equal(expected);
        Weights(rows.Select(row => new WideRow { Label = row.Label, Features = WithZeros(row.Features) }), columns).Should().Equal(expected);
    }

    [Fact]
    public void Transform_SparseRowsAndTheSameRowsDense_HaveTheSameScores()
    {
        const int columns = 2_000;
        List<WideRow> rows = [.. WideRows.Make(300, columns, 20)];
        ITransformer model = Trainer(epochs: 3).Fit(rows.ToView(_context, columns));
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.ToView(_context, columns).Schema));

        string[] sparse = Scores.Bits(loaded.Transform(rows.ToView(_context, columns)));
        Scores.Bits(loaded.Transform(rows.ToDense().ToView(_context, columns))).Should().Equal(sparse);
        Scores.Bits(model.Transform(rows.ToView(_context, columns))).Should().Equal(sparse);
        sparse.Distinct().Should().HaveCountGreaterThan(250);
    }

    [Fact]
    public void Fit_HundredThousandColumns_TakesFarLessMemoryThanDenseRowsWould()
    {
        const int columns = 100_000, count = 2_000;
        IDataView rows = WideRows.Make(count, columns, 50).ToList().ToView(_context, columns);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        ITransformer model = Trainer(epochs: 3).Fit(rows);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        allocated.Should().BeLessThan((long)count * columns * sizeof(float) / 10, "that is a tenth of the dense rows");
        _context.BinaryClassification.Evaluate(model.Transform(rows)).AreaUnderRocCurve.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Fit_SparseRowsOfAnotherWidthThanTheModels_AreRefused()
    {
        ITransformer model = Trainer(epochs: 1).Fit(WideRows.Make(150, 1_200, 3).ToView(_context, 1_200));
        Action act = () => Scores.Of(model.Transform(WideRows.Make(5, 1_300, 3).ToView(_context, 1_300)));
        act.Should().Throw<Exception>().WithMessage("*1200*");
    }

    private IEstimator<ITransformer> Trainer(int epochs) =>
        new FourPixelBinaryTrainer(_context, new() { Recipe = Recipe.Textbook, HiddenLayers = [4], NumberOfEpochs = epochs, Seed = 1 });

    private string[] Weights(IEnumerable<WideRow> rows, int columns)
    {
        Network network = NetworkOf(Trainer(epochs: 3).Fit(rows.ToView(_context, columns)));
        return [.. network.Layers.Select(layer => Scores.Bits([.. layer.Weights, .. layer.Biases]))];
    }

    /// <summary>The same vector, sparse, with a zero written out beside its first value.</summary>
    private static VBuffer<float> WithZeros(VBuffer<float> features)
    {
        SortedDictionary<int, float> values = new(features.Items().ToDictionary(item => item.Key, item => item.Value));
        values.TryAdd(features.GetIndices()[0] + 1, 0);
        values.TryAdd(features.Length - 1, 0);
        return new VBuffer<float>(features.Length, values.Count, [.. values.Values], [.. values.Keys]);
    }

    private static Network NetworkOf(ITransformer model) =>
        TrainerCase.Of(Subject.YesNo).ParametersOf((model as IEnumerable<ITransformer>)?.Last() ?? model).Network;

    /// <summary>Words of a vocabulary of 400, of which the first are found in important letters.</summary>
    private static IEnumerable<Letter> Letters(int count, int seed = 1)
    {
        var letters = new Random(1);
        string[] vocabulary = [.. Enumerable.Range(0, 400).Select(_ => letters.GetString("abcdefghijklmnopqrstuvwxyz", 5))];
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            bool important = random.Next(2) == 1;
            yield return new Letter
            {
                Label = important,
                Hour = random.Next(24),
                Size = random.Next(1000),
                Text = string.Join(' ', Enumerable.Range(0, 10).Select(_ => vocabulary[random.Next(important ? 100 : 400)])),
            };
        }
    }

    private sealed class Letter
    {
        public string Text { get; set; } = "";

        public float Hour { get; set; }

        public float Size { get; set; }

        public bool Label { get; set; }
    }
}
