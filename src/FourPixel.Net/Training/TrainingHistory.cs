namespace FourPixel.Net;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">The epoch's number, counted from 1.</param>
/// <param name="TrainingLoss">
/// The mean loss of the epoch's batches; with <see cref="Optimizer.LBFGS"/> the loss of all rows at the epoch's end.
/// </param>
/// <param name="ValidationLoss">
/// The loss over the validation set, after temperature scaling where that is on; null where there is none.
/// </param>
/// <param name="LearningRate">
/// The learning rate of the epoch's last step; with <see cref="Optimizer.LBFGS"/> the step that its line search found, or 0
/// where it found none.
/// </param>
/// <param name="Metric">
/// Over the validation set, rows counting by their weight: of classes the accuracy, that is the share of right answers; of
/// numbers R-squared, with several targets its mean over them. Null where there is no validation set. Classes are what
/// is learned with a cross-entropy, by a softmax, or by a single sigmoid, whose answer is yes above 0.5.
/// </param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate, double? Metric = null);

/// <summary>The course of a training; <see cref="Pictures.LearningCurve"/> draws it.</summary>
/// <param name="Epochs">What each epoch came to, in order.</param>
/// <param name="BestEpoch">
/// The epoch whose weights the network has now: the one with the least validation loss, or the last where there was no
/// validation set.
/// </param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, int BestEpoch);
