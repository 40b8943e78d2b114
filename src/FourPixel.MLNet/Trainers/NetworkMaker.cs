using FourPixel.Net;
using FourPixel.Net.Scaling;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Makes the network that is to be trained, with the scaler that the training rows ask for.</summary>
/// <param name="channel">Where warnings go.</param>
/// <param name="options">Nothing of it is left open.</param>
/// <param name="task">What is to be learned.</param>
internal sealed class NetworkMaker(IChannel channel, FourPixelOptions options, LearningTask task)
{
    /// <summary>The most bins that all columns get together.</summary>
    private const int MostFeatures = 1024;

    /// <summary>A bin that fewer rows fall into says nothing that can be relied on.</summary>
    private const int RowsOfABin = 16;

    /// <summary>Fewer bins of a column than these are worth nothing.</summary>
    private const int LeastBins = 4;

    public Network Make(RoleMappedSchema schema, ExampleSource training)
    {
        Dense[] layers =
        [
            .. options.HiddenLayers!.Select((units, i) => new Dense(units, options.LayerActivations?[i] ?? options.Activation)),
            new Dense(task.Outputs, task.OutputActivation),
        ];
        InputScaler? scaler = MakeScaler(schema, training);
        return new Network(scaler?.FeatureCount ?? training.InputCount, layers, options.Seed!.Value)
        {
            InputScaler = scaler,
            OutputScaler = task.OutputScaler,
        };
    }

    private InputScaler? MakeScaler(RoleMappedSchema schema, ExampleSource training)
    {
        var moments = new ColumnMoments(training);
        var warnings = new ColumnWarnings(channel, schema.Feature!.Value, moments);
        if (options.InputScaling == InputScaling.None)
        {
            warnings.WriteUnscaled();
            return null;
        }
        warnings.Write();
        int bins = ChooseBins(moments);
        ColumnSample? sample = bins > 0 || options.InputScaling == InputScaling.Robust ? new ColumnSample(training) : null;
        InputScaler scaler = options.InputScaling == InputScaling.Robust ? ScalerFitting.Robust(moments, sample!) : ScalerFitting.Standard(moments);
        return bins > 0 ? scaler.With(QuantileBinning.Fit(moments, sample!, bins)) : scaler;
    }

    private int ChooseBins(ColumnMoments moments)
    {
        int columns = Enumerable.Range(0, moments.Columns).Count(column => !moments.IsTwoValuedOrSparse(column));
        int most = Math.Min(moments.Rows / RowsOfABin, MostFeatures / Math.Max(columns, 1));
        return most < LeastBins ? 0 : Math.Min(options.QuantileBins, most);
    }
}
