namespace FourPixel.Net;

/// <summary>The results of one epoch.</summary>
/// <param name="Epoch">The number of the epoch, counted from 1.</param>
/// <param name="TrainingLoss">
/// The mean loss of the epoch's batches; with <see cref="Optimizer.LBFGS"/>, the loss of all rows at the epoch's end.
/// </param>
/// <param name="ValidationLoss">
/// The validation loss, after temperature scaling if it is on; null if there is no validation set.
/// </param>
/// <param name="LearningRate">
/// The learning rate of the epoch's last step; with <see cref="Optimizer.LBFGS"/>, the step size that the line search found, or 0
/// if it found none.
/// </param>
/// <param name="Metric">
/// The weighted metric on the validation set: accuracy for a classification, R-squared for a regression (with several targets,
/// its mean over them). Null if there is no validation set. It is a classification if the loss is a cross-entropy with softmax or
/// with a single sigmoid, which predicts yes above 0.5.
/// </param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate, double? Metric = null);

/// <summary>The training history: the results of each epoch. <see cref="Pictures.LearningCurve"/> draws it.</summary>
/// <param name="Epochs">The results of each epoch, in order.</param>
/// <param name="BestEpoch">
/// The epoch whose weights the network has: the one with the lowest validation loss, or the last if there is no validation set.
/// </param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, int BestEpoch);
