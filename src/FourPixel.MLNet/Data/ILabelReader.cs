using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>How a task turns the label column into targets.</summary>
internal interface ILabelReader
{
    /// <summary>Targets in a row.</summary>
    int TargetCount { get; }

    /// <summary>
    /// Prepares to read the labels of a cursor; what it returns fills in a row's targets and says false where the label is
    /// missing.
    /// </summary>
    TargetGetter Open(DataViewRow row, RoleMappedData data);
}

/// <summary>Fills in the targets of the row that the cursor stands on; false where the label is missing.</summary>
internal delegate bool TargetGetter(Span<float> targets);
