using FourPixel.Net;
using FourPixel.Net.Scaling;
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

    public Network Make(string featureColumn, ExampleSource training)
    {
        Dense[] layers =
        [
            .. options.HiddenLayers!.Select((units, i) => new Dense(units, options.LayerActivations?[i] ?? options.Activation)),
            new Dense(task.Outputs, task.OutputActivation),
        ];
        InputScaler? scaler = MakeScaler(featureColumn, training);
        return new Network(scaler?.FeatureCount ?? training.InputCount, layers, options.Seed!.Value) { InputScaler = scaler };
    }

    private InputScaler? MakeScaler(string featureColumn, ExampleSource training)
    {
        if (options.InputScaling == InputScaling.None)
            return null;
        var moments = new ColumnMoments(training);
        WarnOfEmpty(featureColumn, moments);
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

    private void WarnOfEmpty(string featureColumn, ColumnMoments moments)
    {
        const int Named = 10;
        int[] empty = [.. Enumerable.Range(0, moments.Columns).Where(moments.IsEmpty)];
        if (empty.Length == 0)
            return;
        string names = string.Join(", ", empty.Take(Named)) + (empty.Length > Named ? ", ..." : "");
        channel.Warning($"{empty.Length} of {moments.Columns} slots of feature column '{featureColumn}' have no value in any row and count as 0: {names}.");
    }
}
