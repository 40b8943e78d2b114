using FourPixel.Report.Page;
using FourPixel.Report.Results;

namespace FourPixel.Report.Sections;

/// <summary>The largest errors, and the features that led to them.</summary>
internal static class ErrorsSection
{
    public static Section Make(IReadOnlyList<RowError> errors, ErrorReason[] reasons, string unit)
    {
        IEnumerable<Html> items = errors.Zip(reasons, (error, reason) => Html.Of($"""
            <li><p><strong>{reason.Row}</strong>: predicted <b>{error.Predicted}</b>, actual <b>{error.Actual}</b></p>
            <p class="muted">{(reason.Reason.Length == 0 ? "No feature moved the score in this direction." : "Because of " + reason.Reason)}</p></li>

            """));
        return errors.Count == 0
            ? new Section("errors", "Largest errors", "No row with an error is listed.", default)
            : new Section("errors", "Largest errors", "The rows with the largest errors, with the features that moved the score most towards the wrong prediction, "
                + $"and by how much, in {unit}. Such rows are often unusual, or their label is wrong.", Html.Of($"<ol class=\"errors\">\n{items}</ol>\n"));
    }
}
