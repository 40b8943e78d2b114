using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scoring;

/// <summary>One row through one layer: activation(inputs W + b).</summary>
internal abstract unsafe class LayerKernel
{
    /// <summary>Only the weighted sums.</summary>
    public static LayerKernel Sums { get; } = new LayerKernel<Identity>();

    /// <param name="inputs">The layer's inputs.</param>
    /// <param name="weights">[inputs, <paramref name="width"/>].</param>
    /// <param name="stride">The distance from a row of weights to the next.</param>
    /// <param name="biases">One for each output; null for none.</param>
    /// <param name="outputs">Receives the outputs.</param>
    /// <param name="width">The number of outputs.</param>
    public abstract void Run(DenseRow inputs, float* weights, nint stride, float* biases, float* outputs, int width);

    /// <inheritdoc cref="Run(DenseRow, float*, nint, float*, float*, int)"/>
    public abstract void Run(SparseRow inputs, float* weights, nint stride, float* biases, float* outputs, int width);

    /// <summary>Creates a kernel. Softmax needs the whole row and is left to the caller.</summary>
    public static LayerKernel Create(Activation activation) => ActivationTypes.Visit<Factory, LayerKernel>(
        activation == Activation.Softmax ? Activation.Identity : activation, default);

    private readonly struct Factory : IActivationVisitor<LayerKernel>
    {
        public LayerKernel Visit<TActivation>() where TActivation : struct, IActivation<TActivation> => new LayerKernel<TActivation>();
    }
}

/// <summary>
/// Sums the weighted inputs of the neurons in four registers, and of the remaining neurons in one register at a time. Four
/// independent sums keep the processor busy while each addition waits for the previous one, and read longer runs of
/// memory. The order of a neuron's sum does not depend on the registers, and the bias is added last: next to a large bias,
/// small terms would be lost to rounding.
/// </summary>
internal sealed unsafe class LayerKernel<TActivation> : LayerKernel where TActivation : struct, IActivation<TActivation>
{
    public override void Run(DenseRow inputs, float* weights, nint stride, float* biases, float* outputs, int width) =>
        RunWidest(inputs, weights, stride, biases, outputs, width);

    public override void Run(SparseRow inputs, float* weights, nint stride, float* biases, float* outputs, int width) =>
        RunWidest(inputs, weights, stride, biases, outputs, width);

    private static void RunWidest<TInputs>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, int width)
        where TInputs : struct, IRowInputs
    {
        if (Lane512.IsSupported)
            RunLanes<TInputs, Lane512>(inputs, weights, stride, biases, outputs, width);
        else if (Lane256.IsSupported)
            RunLanes<TInputs, Lane256>(inputs, weights, stride, biases, outputs, width);
        else if (Lane128.IsSupported)
            RunLanes<TInputs, Lane128>(inputs, weights, stride, biases, outputs, width);
        else
            RunLanes<TInputs, LaneScalar>(inputs, weights, stride, biases, outputs, width);
        if (typeof(TActivation) != typeof(Identity))
            Elementwise.Run(new Activate(outputs), 0, width);
    }

    private static void RunLanes<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, int width)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
    {
        if (Precompiled<TLane>.Kernels)
            RunPrecompiled<TInputs, TLane>(inputs, weights, stride, biases, outputs, width);
        else
            RunOptimized<TInputs, TLane>(inputs, weights, stride, biases, outputs, width);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPrecompiled<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, int width)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane> => Loop<TInputs, TLane>(inputs, weights, stride, biases, outputs, width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunOptimized<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, int width)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane> => Loop<TInputs, TLane>(inputs, weights, stride, biases, outputs, width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Loop<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, int width)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
    {
        int neuron = 0;
        for (; neuron <= width - (4 * TLane.Count); neuron += 4 * TLane.Count)
            Sum<TInputs, TLane, LaneRow4<TLane, WholeLane>>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron, default);
        for (; neuron <= width - TLane.Count; neuron += TLane.Count)
            Sum<TInputs, TLane, LaneRow1<TLane, WholeLane>>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron, default);
        if (neuron == width)
            return;
        if (TLane.Count > Lane128.Count)
        {
            TLane rest = TLane.First(width - neuron);
            Sum<TInputs, TLane, LaneRow1<TLane, PartialLane>>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron, rest);
            return;
        }

        // Where registers of 128 bits are the widest, no instruction masks them.
        for (; neuron < width; neuron++)
            Sum<TInputs, LaneScalar, LaneRow1<LaneScalar, WholeLane>>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron, default);
    }

    private static float* At(float* biases, int neuron) => biases == null ? null : biases + neuron;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum<TInputs, TLane, TRow>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, TLane mask)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
    {
        TRow sum = WeightedSum.Of<TLane, TRow, TInputs>(inputs, weights, stride, mask);
        if (biases != null)
            sum = TRow.Add(sum, TRow.Load(biases, mask));
        TRow.Store(sum, outputs, mask);
    }

    /// <summary>
    /// Separate from the sums, because of the JIT compiler's inlining budget. The sums are still in
    /// the cache.
    /// </summary>
    private readonly struct Activate(float* values) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane> =>
            TLane.Store(TActivation.Value(TLane.Load(values + index)), values + index);
    }
}
