using FourPixel.MLNet;
using FourPixel.Net;

namespace FourPixel.Report.Sections;

/// <summary>Why the options that decide most have their values.</summary>
internal static class ChoiceReasons
{
    public static IEnumerable<(string Name, string Reason)> Of(FourPixelOptions options) =>
    [
        (nameof(options.Loss), "What the training makes small; it follows from the task"),
        (nameof(options.Members), options.Members > 1
            ? "The mean of several networks evens out what each gets wrong by chance; each leaves out other rows, by which it is judged"
            : "One network; features that are mostly 0 get no more"),
        (nameof(options.HiddenLayers), "Two layers suit tables; from 10,000 rows on, narrower ones do as well and are faster"),
        (nameof(options.Activation), options.Activation == Activation.SiLU
            ? "Smooth; bins provide the corners"
            : "The nonlinearity between the layers"),
        (nameof(options.QuantileBins), options.QuantileBins > 0
            ? "Tables have steps: each column of numbers is cut at its quantiles, so that a weight of its own bends the prediction at each edge"
            : "Columns of numbers enter as scaled numbers only: bins did not help, or there are too few rows for them"),
        (nameof(options.InputScaling), options.InputScaling switch
        {
            InputScaling.Standard => "All columns have mean 0 and standard deviation 1, so that none counts more for its unit",
            InputScaling.Robust => "Scaled by median and quartiles, so that outliers hardly matter",
            _ => "Columns enter as they are",
        }),
        (nameof(options.Optimizer), options.Optimizer == Optimizer.AdamW ? "Adam with weight decay, which keeps weights small" : "The rule by which weights move"),
        (nameof(options.LearningRate), "The step size; smaller for fewer than 1,000 rows, whose batches are smaller"),
        (nameof(options.LearningRateSchedule), options.LearningRateSchedule == LearningRateSchedule.Cosine
            ? "The step size goes down to 0, and the best epochs are at its end"
            : "How the step size changes over the epochs"),
        (nameof(options.NumberOfEpochs), "Small tables get many epochs, and large ones do not take hours"),
        (nameof(options.BatchSize), "Larger for more rows: the number of steps decides the time of an epoch"),
        (nameof(options.WeightDecay), "Shrinks weights, against overfitting"),
        (nameof(options.Dropout), "Leaves out hidden neurons at random, against overfitting"),
        (nameof(options.InputDropout), options.InputDropout > 0
            ? "Leaves out inputs at random: helps where many columns matter a little each"
            : "No inputs are left out: each may be needed"),
        (nameof(options.TemperatureScaling), options.TemperatureScaling == true
            ? "Makes probabilities honest: they are calibrated on the validation rows"
            : "Nothing is calibrated on the validation rows"),
    ];
}
