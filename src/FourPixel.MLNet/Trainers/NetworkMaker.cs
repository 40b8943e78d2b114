using FourPixel.Net;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Makes networks that are to be trained, with the scaler that the training rows ask for.</summary>
/// <param name="training">The training rows.</param>
/// <param name="task">What is to be learned.</param>
/// <param name="ranks">Who else has training rows, all of which count.</param>
internal sealed class NetworkMaker(ExampleSource training, LearningTask task, RankGroup ranks)
{
    /// <summary>The most bins that all columns get together.</summary>
    private const int MostFeatures = 4096;

    /// <summary>A bin that fewer rows fall into says nothing that can be relied on.</summary>
    private const int RowsOfABin = 16;

    /// <summary>Fewer bins of a column than these are worth nothing.</summary>
    private const int LeastBins = 4;

    private readonly ColumnMoments _moments = ColumnMoments.Of(training, ranks);
    private ColumnSample? _sample;

    /// <summary>Warns of columns that carry no information or are hard to train on.</summary>
    public void Warn(IChannel channel, RoleMappedSchema schema, InputScaling scaling)
    {
        var warnings = new ColumnWarnings(channel, schema.Feature!.Value, _moments);
        if (scaling == InputScaling.None)
            warnings.WriteUnscaled();
        else
            warnings.Write();
    }

    /// <param name="options">Nothing of it is left open.</param>
    public Network Make(FourPixelOptions options)
    {
        Dense[] layers =
        [
            .. options.HiddenLayers!.Select((units, i) => new Dense(units, options.LayerActivations?[i] ?? options.Activation!.Value)),
            new Dense(task.Outputs, task.OutputActivation),
        ];
        InputScaler? scaler = options.InputScaling == InputScaling.None ? null : MakeScaler(options);
        return new Network(scaler?.FeatureCount ?? training.InputCount, layers, options.Seed!.Value, options.Members!.Value)
        {
            InputScaler = scaler,
            OutputScaler = task.OutputScaler,
        };
    }

    private InputScaler MakeScaler(FourPixelOptions options)
    {
        int bins = ChooseBins(options.QuantileBins!.Value);
        if (bins > 0 || options.InputScaling == InputScaling.Robust)
            _sample ??= new ColumnSample(ranks.IsAlone ? training : new RankedExamples(training, ranks));
        InputScaler scaler = options.InputScaling == InputScaling.Robust ? ScalerFitting.Robust(_moments, _sample!) : ScalerFitting.Standard(_moments);
        return bins > 0 ? scaler.With(QuantileBinning.Fit(_moments, _sample!, bins)) : scaler;
    }

    private int ChooseBins(int wanted)
    {
        int columns = Enumerable.Range(0, _moments.Columns).Count(column => !_moments.IsTwoValuedOrSparse(column));
        int most = Math.Min(_moments.Rows / RowsOfABin, MostFeatures / Math.Max(columns, 1));
        return most < LeastBins ? 0 : Math.Min(wanted, most);
    }
}
