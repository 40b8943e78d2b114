using System.Diagnostics;
using FourPixel.Net;
using FourPixel.Tool.Columns;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>Trains a model on the rows of a table and evaluates it on a test file or on held-out rows.</summary>
internal sealed class Training
{
    private readonly MLContext _mlContext;
    private readonly TrainingTable _table;
    private readonly TableTask _task;
    private readonly CsvSource? _test;
    private readonly string? _weight;
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<FeatureColumn> _features;

    /// <param name="mlContext">The context.</param>
    /// <param name="table">The table.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="test">The test set; null to hold rows out.</param>
    /// <param name="settings">The user's training options.</param>
    public Training(MLContext mlContext, TrainingTable table, TableTask task, CsvSource? test, TrainingSettings settings)
    {
        (_mlContext, _table, _task, _test) = (mlContext, table, task, test);
        _weight = table.Columns.FirstOrDefault(column => column.Role == ColumnRole.Weight)?.Name;
        _settings = settings with { WeightColumn = _weight == null ? null : "Weight" };
        _features = [.. table.Features.Select(column => new FeatureColumn(column.Name, column.Format))];
        Unread = new FeatureReader();
        CheckTest();
    }

    /// <summary>Records the values that could not be read.</summary>
    public FeatureReader Unread { get; }

    public ModelCard Card => new(ModelCard.CurrentFormat, _task.Card, _features,
        _table.Columns.Where(column => Roles.IsLeftOut(column.Role) || column.Role == ColumnRole.Ignored)
            .ToDictionary(column => column.Name, column => Roles.Describe(column.Role)),
        Path.GetFileName(_table.Path), _table.Rows);

    /// <summary>How long the training took; null before it.</summary>
    public TimeSpan? Time { get; private set; }

    public ITransformer Train(Action<EpochReport> epochCompleted)
    {
        var clock = Stopwatch.StartNew();
        ITransformer model = Featurizer.Make(_mlContext, _table.Features)
            .Append(_task.MakeTrainer(_mlContext, _settings with { EpochCompleted = epochCompleted }))
            .Fit(MakeView(Unread, _table.Source, _test == null ? TablePart.Training : TablePart.All));
        Time = clock.Elapsed;
        return model;
    }

    public Evaluation Evaluate(ITransformer model) => _task.Evaluate(_mlContext, model.Transform(MakeTestView()));

    public void WriteReport(ITransformer model, string path) =>
        ReportFile.Write(path, _mlContext, model, Card, MakeTestView(ReportFile.RowName), Time, _settings.Cancellation);

    /// <summary>Checks before training that the test file has the required columns and labels.</summary>
    private void CheckTest()
    {
        if (_test == null)
            return;
        _test.IndexesOf([.. _features.Select(feature => feature.Name), .. _task.Card.Labels.Select(label => label.Name)]);
        new LabelledRows(_task, _test).Check(_settings.Cancellation);
    }

    /// <summary>The test rows.</summary>
    private TableView MakeTestView(params ViewColumn[] more) => _test == null
        ? MakeView(Unread, _table.Source, TablePart.HeldOut, more)
        : MakeView(new FeatureReader(), _test, TablePart.All, more);

    private TableView MakeView(FeatureReader reader, CsvSource source, TablePart part, params ViewColumn[] more)
    {
        List<ViewColumn> columns = [.. reader.Bind(source, _features), _task.BindLabel(source), .. more];
        if (_weight != null && part != TablePart.HeldOut && source == _table.Source)
            columns.Add(BindWeight(source, _weight));
        return new TableView(source, columns, _task.BindFilter(source, part, _settings.Seed), _settings.Cancellation);
    }

    private static ViewColumn BindWeight(CsvSource source, string weight)
    {
        int place = source.IndexesOf([weight])[0];
        return ViewColumn.Number("Weight", rows => Numbers.TryParse(rows.Field(place), '.', out float number) && number >= 0
            ? number
            : throw new InputException($"Line {rows.Line} of {source.Path}: the weight in '{weight}' is "
                + $"{Names.Quote(rows.Field(place).ToString())}; it must be a number, at least 0."));
    }
}
