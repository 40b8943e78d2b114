using FourPixel.Net;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Creates networks for training, with a scaler that is fitted to the training rows.</summary>
/// <param name="training">The training rows.</param>
/// <param name="task">The learning task.</param>
/// <param name="ranks">The group of ranks, whose rows are all used.</param>
internal sealed class NetworkMaker(ExampleSource training, LearningTask task, RankGroup ranks)
{
    /// <summary>The maximum total number of bins of all columns.</summary>
    private const int MaxFeatures = 4096;

    /// <summary>The minimum number of rows of a bin.</summary>
    private const int RowsOfABin = 16;

    /// <summary>The minimum number of bins of a column.</summary>
    private const int MinBins = 4;

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

    /// <param name="options">The complete options.</param>
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
        bool helpsToPredict = bins > BinResolution.FewestBins && DefaultChoice.HasManyRowsOfOneTarget(_moments.Rows, training, options.Loss);
        if (bins > 0 || options.InputScaling == InputScaling.Robust)
            _sample ??= new ColumnSample(ranks.IsAlone ? training : new RankedExamples(training, ranks), withTargets: helpsToPredict);
        InputScaler scaler = options.InputScaling == InputScaling.Robust ? ScalerFitting.Robust(_moments, _sample!) : ScalerFitting.Standard(_moments);
        return bins > 0 ? scaler.With(QuantileBinning.Fit(_moments, _sample!, bins)) : scaler;
    }

    private int ChooseBins(int wanted)
    {
        int columns = Enumerable.Range(0, _moments.Columns).Count(column => !_moments.IsTwoValuedOrSparse(column));
        int most = Math.Min(_moments.Rows / RowsOfABin, MaxFeatures / Math.Max(columns, 1));
        return most < MinBins ? 0 : Math.Min(wanted, most);
    }
}
