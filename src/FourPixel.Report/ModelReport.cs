using System.Text;
using FourPixel.Net.Serialization;
using FourPixel.Report.Models;
using FourPixel.Report.Page;
using Microsoft.ML;

namespace FourPixel.Report;

/// <summary>
/// Writes a report of a trained model as one HTML page: the data, the chosen options and why, the learning curve, metrics on
/// held-out rows, plots of the predictions, the importance of the columns, and the largest errors with their reasons. The page works
/// offline and needs no other file.
/// </summary>
public static class ModelReport
{
    /// <summary>Writes the report to a file. The write is atomic.</summary>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <param name="mlContext">The context.</param>
    /// <param name="model">A trained FourPixel model, or a pipeline that contains one, for any task.</param>
    /// <param name="heldOutRows">
    /// Rows with labels that the model has not learned from, as they enter the pipeline. They are read several times; what is kept in
    /// memory is their labels and scores.
    /// </param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no FourPixel model, or the rows do not fit it, or have no labels.</exception>
    public static void Write(string path, MLContext mlContext, ITransformer model, IDataView heldOutRows, ReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string html = ToHtml(mlContext, model, heldOutRows, options);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(html)));
    }

    /// <summary>Creates the report.</summary>
    /// <param name="mlContext">The context.</param>
    /// <param name="model">A trained FourPixel model, or a pipeline that contains one, for any task.</param>
    /// <param name="heldOutRows">Rows with labels that the model has not learned from, as they enter the pipeline.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentException">There is no FourPixel model, or the rows do not fit it, or have no labels.</exception>
    public static string ToHtml(MLContext mlContext, ITransformer model, IDataView heldOutRows, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(heldOutRows);
        return ReportPage.Make(ReportInput.Check(mlContext, model, heldOutRows, options ?? new ReportOptions()));
    }
}
