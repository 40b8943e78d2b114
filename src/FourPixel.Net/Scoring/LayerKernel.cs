using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scoring;

/// <summary>One row through one layer.</summary>
internal abstract unsafe class LayerKernel
{
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">All parameters of its network.</param>
    /// <param name="inputs">The layer's inputs.</param>
    /// <param name="outputs">Receives the layer's outputs.</param>
    public abstract void Run(Layer layer, float* parameters, float* inputs, float* outputs);

    /// <summary>Softmax, which needs the whole row, is left to the caller.</summary>
    public static LayerKernel Create(Activation activation) => ActivationTypes.Visit<Factory, LayerKernel>(
        activation == Activation.Softmax ? Activation.Identity : activation, default);

    private readonly struct Factory : IActivationVisitor<LayerKernel>
    {
        public LayerKernel Visit<TActivation>() where TActivation : struct, IActivation => new LayerKernel<TActivation>();
    }
}

/// <summary>
/// Adds up the weighted inputs of as many neurons as four registers hold, and of what is left in one register at a time. Four
/// sums side by side keep the processor busy while each addition waits for the one before, and read longer stretches of
/// memory. Each neuron's sum is added up in the same order whatever the registers.
/// </summary>
internal sealed unsafe class LayerKernel<TActivation> : LayerKernel where TActivation : struct, IActivation
{
    public override void Run(Layer layer, float* parameters, float* inputs, float* outputs)
    {
        float* weights = parameters + layer.WeightRange.Start.Value;
        float* biases = parameters + layer.BiasRange.Start.Value;
        if (Vector512.IsHardwareAccelerated)
            Run<Lane512>(weights, biases, inputs, outputs, layer.Inputs, layer.Outputs);
        else if (Vector256.IsHardwareAccelerated)
            Run<Lane256>(weights, biases, inputs, outputs, layer.Inputs, layer.Outputs);
        else if (Vector128.IsHardwareAccelerated)
            Run<Lane128>(weights, biases, inputs, outputs, layer.Inputs, layer.Outputs);
        else
            Run<LaneScalar>(weights, biases, inputs, outputs, layer.Inputs, layer.Outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLane>(float* weights, float* biases, float* inputs, float* outputs, int fanIn, int fanOut)
        where TLane : struct, ILane<TLane>
    {
        int neuron = 0;
        for (; neuron <= fanOut - (4 * TLane.Count); neuron += 4 * TLane.Count)
            Four<TLane>(weights + neuron, biases + neuron, inputs, outputs + neuron, fanIn, fanOut);
        for (; neuron <= fanOut - TLane.Count; neuron += TLane.Count)
            One<TLane>(weights + neuron, biases + neuron, inputs, outputs + neuron, fanIn, fanOut);
        if (neuron == fanOut)
            return;
        if (TLane.Count > Lane128.Count)
        {
            Masked(weights + neuron, biases + neuron, inputs, outputs + neuron, fanIn, fanOut, TLane.First(fanOut - neuron));
            return;
        }
        for (; neuron < fanOut; neuron++)
            One<LaneScalar>(weights + neuron, biases + neuron, inputs, outputs + neuron, fanIn, fanOut);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLane>(float* weights, float* biases, float* inputs, float* outputs, int fanIn, int fanOut)
        where TLane : struct, ILane<TLane>
    {
        TLane sum0 = TLane.Load(biases);
        TLane sum1 = TLane.Load(biases + TLane.Count);
        TLane sum2 = TLane.Load(biases + (2 * TLane.Count));
        TLane sum3 = TLane.Load(biases + (3 * TLane.Count));
        for (int i = 0; i < fanIn; i++, weights += fanOut)
        {
            sum0 = TLane.MultiplyAdd(inputs + i, TLane.Load(weights), sum0);
            sum1 = TLane.MultiplyAdd(inputs + i, TLane.Load(weights + TLane.Count), sum1);
            sum2 = TLane.MultiplyAdd(inputs + i, TLane.Load(weights + (2 * TLane.Count)), sum2);
            sum3 = TLane.MultiplyAdd(inputs + i, TLane.Load(weights + (3 * TLane.Count)), sum3);
        }
        TLane.Store(TActivation.Value(sum0), outputs);
        TLane.Store(TActivation.Value(sum1), outputs + TLane.Count);
        TLane.Store(TActivation.Value(sum2), outputs + (2 * TLane.Count));
        TLane.Store(TActivation.Value(sum3), outputs + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TLane>(float* weights, float* biases, float* inputs, float* outputs, int fanIn, int fanOut)
        where TLane : struct, ILane<TLane>
    {
        TLane sum = TLane.Load(biases);
        for (int i = 0; i < fanIn; i++, weights += fanOut)
            sum = TLane.MultiplyAdd(inputs + i, TLane.Load(weights), sum);
        TLane.Store(TActivation.Value(sum), outputs);
    }

    /// <summary>The last neurons, fewer than a register holds. Registers of 128 bits have no instruction for that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Masked<TLane>(float* weights, float* biases, float* inputs, float* outputs, int fanIn, int fanOut, TLane mask)
        where TLane : struct, ILane<TLane>
    {
        TLane sum = TLane.Load(biases, mask);
        for (int i = 0; i < fanIn; i++, weights += fanOut)
            sum = TLane.MultiplyAdd(inputs + i, TLane.Load(weights, mask), sum);
        TLane.Store(TActivation.Value(sum), outputs, mask);
    }
}
