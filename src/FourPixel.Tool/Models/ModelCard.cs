using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Models;

/// <summary>
/// What the tool needs in addition to ML.NET's pipeline: how to read a CSV file for the model. It is stored in the model's zip.
/// </summary>
/// <param name="Format">The version of this record, 1.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Features">The columns that it is predicted from.</param>
/// <param name="LeftOut">The columns of the training data that are not used, and why.</param>
/// <param name="TrainedOn">The name of the training data.</param>
/// <param name="Rows">The number of its rows.</param>
internal sealed record ModelCard(int Format, TaskCard Task, IReadOnlyList<FeatureColumn> Features,
    IReadOnlyDictionary<string, string> LeftOut, string TrainedOn, long Rows)
{
    public const int CurrentFormat = 1;

    /// <summary>The names of the columns that a file needs to be predicted.</summary>
    public IReadOnlyList<string> FeatureNames => [.. Features.Select(feature => feature.Name)];
}
