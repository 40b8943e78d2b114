namespace FourPixel.Report.Results;

/// <summary>How good the predictions of some rows are, in two numbers.</summary>
/// <param name="Loss">The log-loss of classes, the root mean squared error of numbers; lower is better.</param>
/// <param name="Score">The accuracy of classes, R-squared of numbers; higher is better.</param>
internal sealed record Quality(double Loss, double Score);
