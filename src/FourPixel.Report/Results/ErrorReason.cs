namespace FourPixel.Report.Results;

/// <summary>The row of an error, and the features that led to it.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Reason">The features that moved the score most towards the error.</param>
internal sealed record ErrorReason(string Row, string Reason);
