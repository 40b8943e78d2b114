using System.Text;
using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>The history of a training in a model file, as others than this version and this training may have written it.</summary>
public partial class TrainingRecordTests
{
    private const string Entry = "Training.json";

    private readonly byte[] _file;
    private readonly TrainingHistory _history;

    public TrainingRecordTests()
    {
        var context = new MLContext(1);
        IDataView data = Examples.Make().ToView(context);
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        ITransformer model = trainerCase.MakeTrainer().Fit(data);
        _history = trainerCase.ParametersOf(model).History;
        _file = ModelFile.Save(model, data.Schema);
    }

    [Fact]
    public void Load_HistoryFromBeforeThereWereMetrics_HasNone()
    {
        TrainingHistory loaded = Load(Change(json => Metric().Replace(json, "")));

        loaded.BestEpoch.Should().Be(_history.BestEpoch);
        loaded.Epochs.Should().Equal(_history.Epochs.Select(epoch => epoch with { Metric = null }));
        _history.Epochs.Should().OnlyContain(epoch => epoch.Metric != null);
    }

    [Fact]
    public void Save_NumbersThatAreNotFinite_AreKept()
    {
        byte[] changed = Change(json => Metric().Replace(ValidationLoss().Replace(json, "\"ValidationLoss\":\"Infinity\"", 1), ",\"Metric\":\"NaN\"", 1));

        ITransformer model = ModelFile.Load(changed, out DataViewSchema schema);

        TrainingHistory saved = Load(ModelFile.Save(model, schema));
        saved.Epochs[0].Should().Be(_history.Epochs[0] with { ValidationLoss = double.PositiveInfinity, Metric = double.NaN });
        saved.Epochs.Skip(1).Should().Equal(_history.Epochs.Skip(1));
    }

    private byte[] Change(Func<string, string> change) =>
        ModelFile.Change(_file, Entry, bytes =>
        {
            string json = Encoding.UTF8.GetString(bytes), changed = change(json);
            changed.Should().NotBe(json);
            return Encoding.UTF8.GetBytes(changed);
        });

    private static TrainingHistory Load(byte[] file) => TrainerCase.Of(Subject.YesNo).ParametersOf(ModelFile.Load(file)).History;

    [GeneratedRegex(",\"Metric\":[^,}]*")]
    private static partial Regex Metric();

    [GeneratedRegex("\"ValidationLoss\":[^,}]*")]
    private static partial Regex ValidationLoss();
}
