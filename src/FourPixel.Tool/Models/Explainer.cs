using FourPixel.MLNet;
using FourPixel.Net;
using FourPixel.Net.Serialization;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>
/// Writes the rows of a CSV file with their predictions and with what each feature contributed to the score, one row after the
/// other. The contributions are measured from baseline rows, which are drawn from the file itself.
/// </summary>
/// <param name="mlContext">Draws these rows.</param>
/// <param name="model">The model.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Explainer(MLContext mlContext, SavedModel model, CancellationToken cancellation)
{
    private const string Row = "fourpixel row";

    private readonly FeatureReader _reader = new();
    private readonly Network _network = model.Parameters.Network;

    /// <summary>The columns with values that could not be read, known afterwards.</summary>
    public IEnumerable<UnreadValues> Unread => _reader.Unread;

    /// <summary>Writes the output whole or not at all.</summary>
    public Importance Explain(CsvSource source, string outputPath)
    {
        var rows = new TableView(source, [ViewColumn.Text(Row, rows => rows.Text.ToString().AsMemory()), .. _reader.Bind(source, model.Card.Features)], null, cancellation);
        IDataView featurized = model.Featurizer.Transform(rows);
        IDataView explained = mlContext.Transforms.FourPixelContributions(model.Pipeline, sumCategories: true).Fit(featurized).Transform(featurized);
        DataViewSchema.Column contributions = explained.Schema["FeatureContributions"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        contributions.Annotations.GetValue("SlotNames", ref names);
        string[] features = [.. names.DenseValues().Select(name => name.ToString())];
        var importance = new Importance(features);
        var header = new AnswerHeader(source, [.. model.Task.Answers.Select(answer => answer.Name), .. features.Select(feature => $"Contribution of {feature}")]);
        header.Check();
        AtomicFile.Write(outputPath, stream =>
        {
            var text = new AnswerText(source.Format.Separator);
            header.Write(text);
            WriteRows(explained, contributions, text, importance, stream);
        });
        return importance;
    }

    private void WriteRows(IDataView explained, DataViewSchema.Column contributions, AnswerText text, Importance importance, Stream stream)
    {
        DataViewSchema.Column row = explained.Schema[Row], features = explained.Schema[model.Parameters.Options.FeatureColumnName];
        using DataViewRowCursor cursor = explained.GetRowCursor([row, features, contributions]);
        ValueGetter<ReadOnlyMemory<char>> getRow = cursor.GetGetter<ReadOnlyMemory<char>>(row);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        ValueGetter<VBuffer<float>> getContributions = cursor.GetGetter<VBuffer<float>>(contributions);
        var scorer = new RowScorer(_network);
        float[] inputs = new float[_network.Inputs], outputs = new float[_network.Outputs];
        ReadOnlyMemory<char> line = default;
        VBuffer<float> values = default, dense = default;
        while (cursor.MoveNext())
        {
            getRow(ref line);
            getFeatures(ref values);
            values.CopyTo(inputs);
            scorer.Score(inputs, outputs);
            text.AppendRow(line.Span);
            foreach (AnswerColumn answer in model.Task.Answers)
                answer.Append(text, outputs);
            getContributions(ref values);
            values.CopyToDense(ref dense);
            importance.Add(dense.GetValues());
            foreach (float contribution in dense.GetValues())
                text.AppendNumber(contribution);
            text.EndRow();
            text.MoveTo(stream);
        }
    }
}
