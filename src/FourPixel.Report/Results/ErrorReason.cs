namespace FourPixel.Report.Results;

/// <summary>Which row an error is in, and what led to it.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Reason">The features that moved the score most towards the error.</param>
internal sealed record ErrorReason(string Row, string Reason);
