using FourPixel.Net.Initialization;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;
using FourPixel.Net.Serialization;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>
/// A multilayer perceptron: layers of neurons, each taking the answers of the layer before it. All weights and biases lie
/// in one block of memory, layer by layer, weights before biases.
/// </summary>
/// <remarks>
/// It may be an ensemble of several members, which are perceptrons of the same shape side by side: they take the same inputs, know
/// nothing of each other, and the mean of their answers is the network's. Their neurons lie beside each other in each layer, so
/// that the first layer is one matrix product for all of them.
/// </remarks>
/// <remarks>
/// Any number of threads may use a network at once as long as none changes its weights or trains it.
/// </remarks>
public sealed class Network
{
    /// <summary>Makes a network and draws its first weights.</summary>
    /// <param name="inputs">Numbers that go into the first layer for each row; at least 1.</param>
    /// <param name="layers">The layers of each member, from the first to the output; at least one, each with at least one unit.</param>
    /// <param name="seed">The seed of the first weights, which every member draws for itself.</param>
    /// <param name="members">The members whose mean answer is the network's; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the weights are too many to address.</exception>
    /// <exception cref="ArgumentException">There is no layer, or a layer before the output has softmax.</exception>
    public Network(int inputs, IReadOnlyList<Dense> layers, int seed = 0, int members = 1) : this(inputs, layers, (int?)seed, members)
    {
    }

    /// <summary>Without a seed all weights and biases are 0, to be filled in.</summary>
    internal Network(int inputs, IReadOnlyList<Dense> layers, int? seed, int members)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        if (layers.Count == 0)
            throw new ArgumentException("A network has at least one layer, the output.", nameof(layers));

        long offset = 0;
        var made = new Layer[layers.Count];
        for (int i = 0; i < made.Length; i++)
        {
            Dense layer = layers[i];
            Check(layer, i, isOutput: i == made.Length - 1);
            int fanIn = i == 0 ? inputs : layers[i - 1].Units;
            long next = offset + (members * (((long)fanIn + 1) * layer.Units));
            if (next > MaximumParameterCount)
                throw new ArgumentOutOfRangeException(nameof(layers), $"Up to layer {i} the network has {next} parameters; {MaximumParameterCount} is the most.");
            made[i] = new Layer(this, layer, fanIn, members, sharesInputs: i == 0, (int)offset);
            offset = next;
        }
        Layers = made;
        Members = members;
        Parameters = new PinnedBuffer((int)offset);
        if (seed is int value)
            Initialize(value);
    }

    /// <summary>The most parameters that a network can have.</summary>
    internal const int MaximumParameterCount = 1 << 29;

    /// <summary>Numbers in a row of input; the first layer may get more, from a scaler with bins.</summary>
    public int Inputs => InputScaler?.InputCount ?? Layers[0].Inputs;

    /// <summary>Numbers in an answer.</summary>
    public int Outputs => Layers[^1].Outputs / Members;

    /// <summary>How many perceptrons answer; the network's answer is the mean of theirs.</summary>
    public int Members { get; }

    /// <summary>The layers, from the first hidden one to the output, each with the neurons of all members.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>
    /// Scales raw rows before the first layer, in training as in forward propagation; null where they come as they are.
    /// </summary>
    /// <exception cref="ArgumentException">It makes more or fewer numbers of a row than the first layer takes.</exception>
    public InputScaler? InputScaler
    {
        get;
        set
        {
            if (value != null && value.FeatureCount != Layers[0].Inputs)
                throw new ArgumentException($"The scaler makes {value.FeatureCount} numbers of a row; the first layer takes {Layers[0].Inputs}.", nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Brings what the last layer gives to the units of the targets, in training as in forward propagation; null where they are
    /// the same. Not for the cross-entropies.
    /// </summary>
    /// <exception cref="ArgumentException">It has more or fewer outputs than the network.</exception>
    public OutputScaler? OutputScaler
    {
        get;
        set
        {
            if (value != null && value.Count != Outputs)
                throw new ArgumentException($"The scaler is for {value.Count} outputs; the network has {Outputs}.", nameof(value));
            field = value;
        }
    }

    /// <summary>The number of all weights and biases.</summary>
    public int ParameterCount => Parameters.Length;

    /// <summary>All weights and biases: layer by layer, weights before biases.</summary>
    internal PinnedBuffer Parameters { get; }

    /// <summary>Draws new weights and sets the biases to 0.</summary>
    /// <param name="seed">The same seed gives the same weights, on every machine.</param>
    public void Initialize(int seed)
    {
        for (int i = 0; i < Layers.Count; i++)
        {
            Layer layer = Layers[i];
            var random = new SeededRandom(seed, RandomPurpose.Weights, i);
            WeightInitializer.Fill(layer.Weights, layer.InputsOfGroup, layer.Description.Units, layer.Initialization, ref random);
            layer.Biases.Clear();
        }
    }

    /// <summary>Forward propagation of a batch, on one thread. To score row by row, <see cref="RowScorer"/> is faster.</summary>
    /// <param name="inputs">[rows, <see cref="Inputs"/>], row by row.</param>
    /// <returns>[rows, <see cref="Outputs"/>], row by row.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of rows.</exception>
    public float[] Forward(ReadOnlySpan<float> inputs) => Forward(inputs, numberOfThreads: 1);

    /// <summary>Forward propagation of a batch, on several threads.</summary>
    /// <param name="inputs">[rows, <see cref="Inputs"/>], row by row.</param>
    /// <param name="numberOfThreads">The most threads that may work, at least 1; their number does not change the outputs.</param>
    /// <returns>[rows, <see cref="Outputs"/>], row by row.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is below 1 or above 1,024.</exception>
    public float[] Forward(ReadOnlySpan<float> inputs, int numberOfThreads)
    {
        OptionCheck.IsAtLeast(numberOfThreads, 1);
        OptionCheck.IsAtMost(numberOfThreads, ThreadTeam.MaximumThreads);
        return Propagate(inputs, firstLayer: Layers.Count - 1, numberOfThreads)[^1]!;
    }

    /// <summary>Forward propagation of a batch, with the outputs of every layer.</summary>
    /// <param name="inputs">[rows, <see cref="Inputs"/>], row by row.</param>
    /// <returns>
    /// For each layer, [rows, its outputs], row by row; of the last, the network's [rows, <see cref="Outputs"/>]: the mean of all
    /// members, scaled by the <see cref="OutputScaler"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of rows.</exception>
    public float[][] ForwardByLayer(ReadOnlySpan<float> inputs) => Propagate(inputs, firstLayer: 0, threads: 1)!;

    private float[]?[] Propagate(ReadOnlySpan<float> inputs, int firstLayer, int threads)
    {
        int rows = inputs.Length / Inputs;
        if (rows * Inputs != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of rows of {Inputs}.", nameof(inputs));
        float[]?[] outputs = [.. Layers.Select((layer, i) => i < firstLayer ? null : new float[checked(rows * (i == Layers.Count - 1 ? Outputs : layer.Outputs))])];
        if (rows > 0)
            new BulkScorer(this).Run(inputs, rows, outputs, threads);
        return outputs;
    }

    /// <summary>Makes a network with the same layers, the same weights and the same scaling.</summary>
    public Network Clone()
    {
        Network clone = WithoutWeights(Members);
        Parameters.Span.CopyTo(clone.Parameters.Span);
        return clone;
    }

    /// <summary>Makes a network of one of the members alone, with its weights and the same scaling.</summary>
    /// <param name="member">Which one, from 0 to below <see cref="Members"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member.</exception>
    public Network Member(int member)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(member, Members);
        Network alone = WithoutWeights(members: 1);
        CopyMember(member, alone);
        return alone;
    }

    /// <summary>Gives a network of one member the weights of a member of this one.</summary>
    internal void CopyMember(int member, Network alone)
    {
        for (int i = 0; i < Layers.Count; i++)
            Layers[i].CopyMember(member, alone.Layers[i]);
    }

    internal Network WithoutWeights(int members) => new(Layers[0].Inputs, [.. Layers.Select(layer => layer.Description)], seed: null, members)
    {
        InputScaler = InputScaler,
        OutputScaler = OutputScaler,
    };

    /// <summary>The shape on one line, such as 4-8 Tanh-4 Softmax.</summary>
    internal string Describe() => (Members == 1 ? "" : $"{Members} x ") + Inputs + "-"
        + string.Join("-", Layers.Select(layer => $"{layer.Description.Units} {layer.Activation}"));

    /// <summary>Writes the network to a stream, in the format that docs/model-format.md describes.</summary>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="InvalidOperationException">A weight or a bias is not finite.</exception>
    public void Save(Stream stream) => NetworkWriter.Write(this, stream);

    /// <summary>
    /// Writes the network to a file, whole or not at all: it is written beside the file, to a name that ends in .tmp, flushed
    /// to the disk and renamed. A process that is killed meanwhile leaves the file as it was, and the other one to be deleted.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">A weight or a bias is not finite.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Reads a network from a stream, up to its end.</summary>
    /// <param name="stream">What <see cref="Save(Stream)"/> wrote, and nothing after it.</param>
    /// <exception cref="NetworkFormatException">The bytes are not those of a network, or are damaged; it says how.</exception>
    public static Network Load(Stream stream) => NetworkReader.Read(stream);

    /// <summary>Reads a network from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFormatException">The bytes are not those of a network, or are damaged; it says how.</exception>
    public static Network Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Load(stream);
    }

    private static void Check(Dense layer, int index, bool isOutput)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Units < 1)
            throw new ArgumentOutOfRangeException(nameof(layer), layer.Units, $"Layer {index} has {layer.Units} units; at least 1 is needed.");
        if (!Enum.IsDefined(layer.Activation))
            throw new ArgumentOutOfRangeException(nameof(layer), layer.Activation, $"Layer {index} has an unknown activation.");
        if (!Enum.IsDefined(layer.Initialization))
            throw new ArgumentOutOfRangeException(nameof(layer), layer.Initialization, $"Layer {index} has an unknown initialization.");
        if (layer.Activation == Activation.Softmax && !isOutput)
            throw new ArgumentException($"Layer {index} has softmax, which is for the output layer only.", nameof(layer));
    }
}
