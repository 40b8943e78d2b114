using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scoring;

/// <summary>The sum of rows of a table, each times a value: a row of inputs times the weights.</summary>
internal static unsafe class WeightedSum
{
    /// <summary>The sum in some columns. Its order does not depend on how many they are.</summary>
    /// <param name="inputs">The values, and the rows that they are multiplied by.</param>
    /// <param name="table">The first of the columns.</param>
    /// <param name="stride">The distance from a row of the table to the next.</param>
    /// <param name="mask">The columns that exist in the last register.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TRow Of<TLane, TRow, TInputs>(TInputs inputs, float* table, nint stride, TLane mask)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
        where TInputs : struct, IRowInputs
    {
        TRow sum = default;
        for (int i = 0; i < inputs.Count; i++)
            TRow.AddProduct(inputs.Value(i), TRow.Load(table + (inputs.Column(i) * stride), mask), ref sum);
        return sum;
    }
}
