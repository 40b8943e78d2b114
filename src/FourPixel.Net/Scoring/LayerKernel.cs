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
            Four<TInputs, TLane>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron);
        for (; neuron <= width - TLane.Count; neuron += TLane.Count)
            One<TInputs, TLane>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron);
        if (neuron == width)
            return;
        if (TLane.Count > Lane128.Count)
        {
            Masked(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron, TLane.First(width - neuron));
            return;
        }
        for (; neuron < width; neuron++)
            One<TInputs, LaneScalar>(inputs, weights + neuron, stride, At(biases, neuron), outputs + neuron);
    }

    private static float* At(float* biases, int neuron) => biases == null ? null : biases + neuron;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
    {
        TLane sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f;
        for (int i = 0; i < inputs.Count; i++)
        {
            float* row = weights + (inputs.Column(i) * stride);
            sum0 = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(row), sum0);
            sum1 = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(row + TLane.Count), sum1);
            sum2 = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(row + (2 * TLane.Count)), sum2);
            sum3 = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(row + (3 * TLane.Count)), sum3);
        }
        if (biases != null)
        {
            sum0 += TLane.Load(biases);
            sum1 += TLane.Load(biases + TLane.Count);
            sum2 += TLane.Load(biases + (2 * TLane.Count));
            sum3 += TLane.Load(biases + (3 * TLane.Count));
        }
        TLane.Store(sum0, outputs);
        TLane.Store(sum1, outputs + TLane.Count);
        TLane.Store(sum2, outputs + (2 * TLane.Count));
        TLane.Store(sum3, outputs + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
    {
        TLane sum = 0f;
        for (int i = 0; i < inputs.Count; i++)
            sum = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(weights + (inputs.Column(i) * stride)), sum);
        if (biases != null)
            sum += TLane.Load(biases);
        TLane.Store(sum, outputs);
    }

    /// <summary>The last neurons, fewer than a full register. There is no instruction for 128-bit registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Masked<TInputs, TLane>(TInputs inputs, float* weights, nint stride, float* biases, float* outputs, TLane mask)
        where TInputs : struct, IRowInputs
        where TLane : struct, ILane<TLane>
    {
        TLane sum = 0f;
        for (int i = 0; i < inputs.Count; i++)
            sum = TLane.MultiplyAdd(inputs.Value(i), TLane.Load(weights + (inputs.Column(i) * stride), mask), sum);
        if (biases != null)
            sum += TLane.Load(biases, mask);
        TLane.Store(sum, outputs, mask);
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
