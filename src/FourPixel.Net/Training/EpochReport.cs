namespace FourPixel.Net;

/// <summary>The progress of training after an epoch.</summary>
public sealed class EpochReport
{
    internal EpochReport(EpochResult result, string metricName, int numberOfEpochs, TimeSpan elapsed)
    {
        Result = result;
        MetricName = metricName;
        NumberOfEpochs = numberOfEpochs;
        Elapsed = elapsed;
    }

    /// <summary>Gets the number of the epoch, counted from 1.</summary>
    public int Epoch => Result.Epoch;

    /// <summary>Gets the maximum number of epochs.</summary>
    public int NumberOfEpochs { get; }

    /// <summary>
    /// Gets the mean loss of the epoch's batches; with <see cref="Optimizer.LBFGS"/>, the loss of all rows at its end.
    /// </summary>
    public double TrainingLoss => Result.TrainingLoss;

    /// <summary>Gets the validation loss; null if there is no validation set.</summary>
    public double? ValidationLoss => Result.ValidationLoss;

    /// <summary>Gets the accuracy or R-squared on the validation set; null if there is none.</summary>
    public double? Metric => Result.Metric;

    /// <summary>Gets the name of <see cref="Metric"/>, with or without a validation set: "accuracy" or "R-squared".</summary>
    public string MetricName { get; }

    /// <summary>
    /// Gets the learning rate of the epoch's last step; with <see cref="Optimizer.LBFGS"/>, the step size that the line search
    /// found, or 0 if it found none.
    /// </summary>
    public double LearningRate => Result.LearningRate;

    /// <summary>Gets the training time so far. With a checkpoint, it includes the time before an interruption.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Gets the estimated time for the remaining epochs, without early stopping.</summary>
    public TimeSpan Remaining => Elapsed / Epoch * (NumberOfEpochs - Epoch);

    /// <summary>Gets or sets whether training stops after this epoch and keeps the best network so far. Default: false.</summary>
    public bool Stop { get; set; }

    internal EpochResult Result { get; }
}
