using System.Security.Cryptography;
using System.Text;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>The properties of the columns that must be equal on all ranks, checked before any row is read.</summary>
internal static class RankColumns
{
    /// <summary>Longer lists are compared, but not shown.</summary>
    private const int MaxListLength = 200;

    public static IEnumerable<TrainingTrait> TraitsOf(TrainContext context)
    {
        RoleMappedSchema schema = context.TrainingSet.Schema;
        DataViewSchema.Column label = schema.Label!.Value, features = schema.Feature!.Value;
        yield return new TrainingTrait($"the type of label column '{label.Name}'", $"{label.Type}");
        yield return ListOf($"the classes of label column '{label.Name}'", label, AnnotationUtils.Kinds.KeyValues);
        yield return new TrainingTrait($"the type of feature column '{features.Name}'", $"{features.Type}");
        yield return ListOf($"the slots of feature column '{features.Name}'", features, AnnotationUtils.Kinds.SlotNames);
        yield return new TrainingTrait("the weight column", schema.Weight?.Name ?? "none");
        yield return new TrainingTrait("the validation set", context.ValidationSet == null ? "none" : "given");
        yield return new TrainingTrait("the model to go on from", context.InitialPredictor == null ? "none" : "given");
    }

    private static TrainingTrait ListOf(string name, DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return new TrainingTrait(name, "without names");
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue(kind, ref names);
        string list = string.Join(", ", names.DenseValues()).ReplaceLineEndings(" ").Replace('\t', ' ');
        return list.Length <= MaxListLength ? new TrainingTrait(name, $"[{list}]")
            : new TrainingTrait(name, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(list))), IsFingerprint: true);
    }
}
