using FourPixel.MLNet;
using FourPixel.Net;

namespace FourPixel.Report.Sections;

/// <summary>Why the most important options have their values.</summary>
internal static class ChoiceReasons
{
    public static IEnumerable<(string Name, string Reason)> Of(FourPixelOptions options) =>
    [
        (nameof(options.Loss), "What training minimizes; it follows from the task"),
        (nameof(options.Members), options.Members > 1
            ? "The mean of several networks averages out random errors; each network holds out different rows for validation"
            : "One network; sparse features get no ensemble"),
        (nameof(options.HiddenLayers), "Two layers suit tables; from 10,000 rows on, narrower layers are as good and faster"),
        (nameof(options.Activation), options.Activation == Activation.SiLU
            ? "Smooth; bins provide the corners"
            : "The nonlinearity between the layers"),
        (nameof(options.QuantileBins), options.QuantileBins > 0
            ? "Tabular data has steps: each numeric column is split at its quantiles, so that the prediction can bend at each edge"
            : "Numeric columns are only scaled: bins did not help, or there are too few rows for them"),
        (nameof(options.InputScaling), options.InputScaling switch
        {
            InputScaling.Standard => "All columns have mean 0 and standard deviation 1, so that their units do not matter",
            InputScaling.Robust => "Scaled by median and quartiles, so that outliers hardly matter",
            _ => "Columns are not scaled",
        }),
        (nameof(options.Optimizer), options.Optimizer == Optimizer.AdamW ? "Adam with weight decay, which keeps weights small" : "The update rule of the weights"),
        (nameof(options.LearningRate), "The step size; smaller for fewer than 1,000 rows, whose batches are smaller"),
        (nameof(options.LearningRateSchedule), options.LearningRateSchedule == LearningRateSchedule.Cosine
            ? "The step size goes down to 0, and the best epochs are at its end"
            : "How the step size changes over the epochs"),
        (nameof(options.NumberOfEpochs), "More epochs for small tables, fewer for large ones"),
        (nameof(options.BatchSize), "Larger for more rows: the number of steps determines the time of an epoch"),
        (nameof(options.WeightDecay), "Shrinks weights, against overfitting"),
        (nameof(options.Dropout), "Leaves out hidden neurons at random, against overfitting"),
        (nameof(options.InputDropout), options.InputDropout > 0
            ? "Leaves out inputs at random: helps where many columns matter a little each"
            : "No inputs are left out: each may be needed"),
        (nameof(options.TemperatureScaling), options.TemperatureScaling == true
            ? "Calibrates the probabilities on the validation rows"
            : "Probabilities are not calibrated on the validation rows"),
    ];
}
