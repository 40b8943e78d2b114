using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Calibrates prediction sets on held-out rows. See
/// <see cref="FourPixelCertainty.PredictionSets(MulticlassClassificationCatalog, double, string, string, string)"/>.
/// </summary>
public sealed class PredictionSetEstimator : IEstimator<PredictionSetTransformer>
{
    private readonly IHost _host;
    private readonly double _coverage;
    private readonly string _labelColumnName;
    private readonly string _probabilityColumnName;
    private readonly string _outputColumnName;
    private readonly bool _isBinary;

    internal PredictionSetEstimator(IHostEnvironment environment, double coverage, string labelColumnName, string probabilityColumnName, string outputColumnName, bool isBinary)
    {
        _host = environment.Register(nameof(PredictionSetEstimator));
        ConformalQuantile.CheckCoverage(_host, coverage);
        _host.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        _host.CheckNonEmpty(probabilityColumnName, nameof(probabilityColumnName));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        (_coverage, _labelColumnName, _probabilityColumnName, _outputColumnName, _isBinary) = (coverage, labelColumnName, probabilityColumnName, outputColumnName, isBinary);
    }

    /// <summary>Calibrates the sets.</summary>
    /// <param name="input">
    /// Scored held-out rows with labels: rows that the model was not trained on. Rows with a missing label are skipped.
    /// </param>
    /// <returns>A transformer that adds the set to scored rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are too few rows for the coverage, or a value is not a probability.
    /// </exception>
    public PredictionSetTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var probabilityColumn = new ProbabilityColumn(_host, input.Schema, _probabilityColumnName);
        var labelColumn = new ClassLabel(_host, input.Schema, _labelColumnName, probabilityColumn);
        var set = new AdaptiveSet(probabilityColumn.Classes);
        var ranks = new List<double>();
        using DataViewRowCursor cursor = input.GetRowCursor([probabilityColumn.Column, labelColumn.Column]);
        Action<float[]> read = probabilityColumn.Open(cursor);
        Func<int> getLabel = labelColumn.Open(cursor);
        float[] probabilities = new float[probabilityColumn.Classes];
        while (cursor.MoveNext())
        {
            int label = getLabel();
            if (label < 0)
                continue;
            read(probabilities);
            ranks.Add(set.Ranks(probabilities)[label]);
        }
        return new PredictionSetTransformer(_host, _probabilityColumnName, _outputColumnName, _coverage, ConformalQuantile.Of(_host, [.. ranks], _coverage));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_probabilityColumnName, out SchemaShape.Column probabilities))
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "probability", _probabilityColumnName);
        SchemaShape.Column.VectorKind kind = _isBinary ? SchemaShape.Column.VectorKind.Scalar : SchemaShape.Column.VectorKind.Vector;
        if (probabilities.Kind != kind || probabilities.ItemType != NumberDataViewType.Single)
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "probability", _probabilityColumnName, _isBinary ? "Single" : "known-size vector of Single", probabilities.GetTypeString());
        var slotNames = _isBinary
            ? new SchemaShape.Column(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, isKey: false)
            : probabilities.Annotations.FirstOrDefault(annotation => annotation.Name == AnnotationUtils.Kinds.SlotNames);
        var added = new SchemaShape.Column(_outputColumnName, SchemaShape.Column.VectorKind.Vector, BooleanDataViewType.Instance, isKey: false,
            slotNames.Name == null ? null : new SchemaShape([slotNames]));
        return new SchemaShape(inputSchema.Where(column => column.Name != _outputColumnName).Append(added));
    }
}
