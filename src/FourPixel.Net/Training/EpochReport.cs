namespace FourPixel.Net;

/// <summary>How the training stands after an epoch.</summary>
public sealed class EpochReport
{
    internal EpochReport(EpochResult result, string metricName, int numberOfEpochs, TimeSpan elapsed)
    {
        Result = result;
        MetricName = metricName;
        NumberOfEpochs = numberOfEpochs;
        Elapsed = elapsed;
    }

    /// <summary>The epoch's number, counted from 1.</summary>
    public int Epoch => Result.Epoch;

    /// <summary>The number of epochs at most.</summary>
    public int NumberOfEpochs { get; }

    /// <summary>The mean loss of the epoch's batches; with <see cref="Optimizer.LBFGS"/> the loss of all rows at its end.</summary>
    public double TrainingLoss => Result.TrainingLoss;

    /// <summary>The loss over the validation set; null where there is none.</summary>
    public double? ValidationLoss => Result.ValidationLoss;

    /// <summary>The accuracy or R-squared over the validation set; null where there is none.</summary>
    public double? Metric => Result.Metric;

    /// <summary>What <see cref="Metric"/> is, with or without a validation set: "accuracy" or "R-squared".</summary>
    public string MetricName { get; }

    /// <summary>
    /// The learning rate of the epoch's last step; with <see cref="Optimizer.LBFGS"/> the step that its line search found, or
    /// 0 where it found none.
    /// </summary>
    public double LearningRate => Result.LearningRate;

    /// <summary>The time that the training has taken; with a checkpoint, the time before an interruption counts too.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The time that the remaining epochs will take if none is left out.</summary>
    public TimeSpan Remaining => Elapsed / Epoch * (NumberOfEpochs - Epoch);

    /// <summary>Set it, and the training ends here and keeps the best network so far.</summary>
    public bool Stop { get; set; }

    internal EpochResult Result { get; }
}
