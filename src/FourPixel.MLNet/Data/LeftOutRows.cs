using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Counts the rows of a data view that are skipped, and reports how many and why.</summary>
internal sealed class LeftOutRows
{
    /// <summary>All rows, including those that are skipped.</summary>
    public long Rows { get; set; }

    public long WithoutLabel { get; set; }

    public long WithMissing { get; set; }

    public long WithoutWeight { get; set; }

    /// <summary>Writes warnings.</summary>
    /// <param name="schema">The names of the columns.</param>
    /// <param name="purpose">"training" or "validation".</param>
    /// <param name="host">The source of exceptions.</param>
    /// <param name="channel">Where warnings go.</param>
    /// <exception cref="InvalidOperationException">All rows are skipped.</exception>
    public void Report(RoleMappedSchema schema, string purpose, IHost host, IChannel channel)
    {
        string label = schema.Label!.Value.Name, features = schema.Feature!.Value.Name;
        string? weight = schema.Weight?.Name;
        if (WithoutLabel > 0)
            channel.Warning($"{WithoutLabel} of {Rows} {purpose} rows are skipped: the label in column '{label}' is missing.");
        if (WithMissing > 0)
            channel.Warning($"{WithMissing} of {Rows} {purpose} rows are skipped: features in column '{features}' are missing, and InputScaling is None. Use InputScaling.Standard, or fill in the missing values.");
        if (WithoutWeight > 0)
            channel.Warning($"{WithoutWeight} of {Rows} {purpose} rows are skipped: the weight in column '{weight}' is 0.");
        if (Rows == WithoutLabel + WithMissing + WithoutWeight)
        {
            string unweighted = weight != null ? $", and {WithoutWeight} had weight 0 in column '{weight}'" : "";
            throw host.Except($"There are no {purpose} rows: {Rows} were read, {WithoutLabel} had no label in column '{label}', {WithMissing} had missing features in column '{features}'{unweighted}.");
        }
    }
}
