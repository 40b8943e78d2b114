using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>The contract of ML.NET's estimators, checked for FourPixel's.</summary>
internal static class Conformance
{
    /// <summary>
    /// The schema promised is the schema delivered; saved and loaded, here and in another process, it gives the same bits; row by
    /// row it gives what it gives in bulk; and it asks for no columns but those that it needs.
    /// </summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="data">The rows that it is fitted to and that are transformed.</param>
    /// <param name="columns">The columns that it adds.</param>
    /// <param name="inputs">The columns that these depend on.</param>
    public static void Check(IEstimator<ITransformer> estimator, IDataView data, string[] columns, string[] inputs)
    {
        ITransformer transformer = estimator.Fit(data);
        IDataView transformed = transformer.Transform(data);
        SchemaShape promised = estimator.GetOutputSchema(SchemaShape.Create(data.Schema));

        SchemaText.Of(promised).Should().Equal(SchemaText.Of(SchemaShape.Create(transformed.Schema)));
        SchemaText.Of(transformer.GetOutputSchema(data.Schema)).Should().Equal(SchemaText.Of(transformed.Schema));

        byte[] saved = ModelFile.Save(transformer, data.Schema);
        ITransformer loaded = ModelFile.Load(saved);
        loaded.GetType().Should().Be(transformer.GetType());
        SchemaText.Of(loaded.GetOutputSchema(data.Schema)).Should().Equal(SchemaText.Of(transformed.Schema));
        CheckEntries(saved, ModelFile.Save(loaded, data.Schema));

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.FileAt("model.zip"), saved);
        using (FileStream stream = File.Create(folder.FileAt("rows.idv")))
            new MLContext().Data.SaveAsBinary(data, stream);
        foreach (string column in columns)
        {
            string[] expected = Scores.Text(transformed, column);
            Scores.Text(loaded.Transform(data), column).Should().Equal(expected);
            ProcessResult probe = ProcessResult.RunDotnet(folder.Path, Places.LoadProbe, "model.zip", "rows.idv", column);
            probe.Errors.Should().BeEmpty();
            string[] lines = probe.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            lines[0].Should().Be(transformer.GetType().ToString());
            lines[1..].Should().Equal(expected);
        }

        transformer.IsRowToRowMapper.Should().BeTrue();
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(data.Schema);
        mapper.GetDependencies(columns.Select(column => mapper.OutputSchema[column])).Select(column => column.Name).Should().BeEquivalentTo(inputs);
    }

    private static void CheckEntries(byte[] first, byte[] second)
    {
        SortedDictionary<string, byte[]> expected = ModelFile.Entries(first), actual = ModelFile.Entries(second);
        actual.Keys.Should().Equal(expected.Keys);
        foreach ((string name, byte[] content) in expected)
            actual[name].AsSpan().SequenceEqual(content).Should().BeTrue(name);
    }
}
