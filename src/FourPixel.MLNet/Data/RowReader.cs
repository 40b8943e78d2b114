using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// Reads a data view into memory. Rows that can't be learned from are left out, and the log says how many and why; numbers
/// that make no sense are refused by column and row.
/// </summary>
internal sealed class RowReader(IHost host, IChannel channel, LearningTask task, int? threads, bool keepMissing)
{
    /// <param name="data">Features of known size, a label, and perhaps weights.</param>
    /// <param name="purpose">"training" or "validation", for messages.</param>
    /// <exception cref="InvalidOperationException">A feature is infinite, a weight is negative, or there are no rows.</exception>
    public ExampleSet Read(RoleMappedData data, string purpose)
    {
        data.CheckFeatureFloatVector(out int columns);
        var inputs = new RowStore(columns);
        var targets = new RowStore(task.TargetCount);
        RowStore? weights = data.Schema.Weight.HasValue ? new RowStore(1) : null;
        long rows = 0, withoutLabel = 0, withMissing = 0, withoutWeight = 0;

        using (DataViewRowCursor cursor = OpenCursor(data))
        {
            TargetGetter getTargets = task.Open(cursor, data, host);
            ValueGetter<VBuffer<float>> getFeatures = cursor.GetFeatureFloatVectorGetter(data);
            ValueGetter<float>? getWeight = cursor.GetOptWeightFloatGetter(data);
            VBuffer<float> features = default;
            float[] target = new float[task.TargetCount];
            float weight = 1;
            while (cursor.MoveNext())
            {
                if ((rows++ & 0xFF) == 0)
                    host.CheckAlive();
                if (!getTargets(target))
                {
                    withoutLabel++;
                    continue;
                }
                getFeatures(ref features);
                if (HasMissing(data, features, cursor.Position) && !keepMissing)
                {
                    withMissing++;
                    continue;
                }
                if (getWeight != null)
                {
                    getWeight(ref weight);
                    CheckWeight(data, weight, cursor.Position);
                    if (weight == 0)
                    {
                        withoutWeight++;
                        continue;
                    }
                    weights!.Add()[0] = weight;
                }
                target.CopyTo(targets.Add());
                features.CopyTo(inputs.Add());
            }
        }

        string label = data.Schema.Label!.Value.Name, feature = data.Schema.Feature!.Value.Name;
        string? weightColumn = data.Schema.Weight?.Name;
        if (withoutLabel > 0)
            channel.Warning($"{withoutLabel} of {rows} {purpose} rows are left out: their label, column '{label}', is missing.");
        if (withMissing > 0)
            channel.Warning($"{withMissing} of {rows} {purpose} rows are left out: features of column '{feature}' are missing, and without input scaling nothing can stand for them.");
        if (withoutWeight > 0)
            channel.Warning($"{withoutWeight} of {rows} {purpose} rows are left out: their weight, column '{weightColumn}', is 0.");
        if (rows == withoutLabel + withMissing + withoutWeight)
        {
            string unweighted = weights != null ? $", and {withoutWeight} had weight 0 in column '{weightColumn}'" : "";
            throw host.Except($"There are no {purpose} rows: {rows} were read, {withoutLabel} had no label in column '{label}', {withMissing} had missing features in column '{feature}'{unweighted}.");
        }
        return new ExampleSet(inputs, targets, weights);
    }

    /// <summary>One cursor over the rows in their order; where the view can be read in parallel, threads do the work behind it.</summary>
    private DataViewRowCursor OpenCursor(RoleMappedData data)
    {
        const int RowsPerHandover = 64;
        DataViewRowCursor[] cursors = data.CreateRowCursorSet(
            CursOpt.Features | CursOpt.Label | CursOpt.Weight | CursOpt.AllowBadEverything, threads ?? Environment.ProcessorCount, rand: null);
        return DataViewUtils.ConsolidateGeneric(host, cursors, RowsPerHandover);
    }

    private bool HasMissing(RoleMappedData data, in VBuffer<float> features, long row)
    {
        ReadOnlySpan<float> values = features.GetValues();
        bool missing = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]))
                continue;
            if (float.IsNaN(values[i]))
            {
                missing = true;
                continue;
            }
            int slot = features.IsDense ? i : features.GetIndices()[i];
            throw host.Except($"Feature column '{data.Schema.Feature!.Value.Name}' has {values[i]} in slot {slot} of row {row}; features have to be finite, or NaN where they are missing.");
        }
        return missing;
    }

    private void CheckWeight(RoleMappedData data, float weight, long row)
    {
        if (!(weight >= 0 && float.IsFinite(weight)))
            throw host.Except($"Weight column '{data.Schema.Weight!.Value.Name}' has {weight} in row {row}; weights have to be at least 0 and finite.");
    }
}
