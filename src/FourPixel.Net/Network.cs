using FourPixel.Net.Initialization;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;
using FourPixel.Net.Serialization;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>
/// A multilayer perceptron: fully connected layers, each of which takes the outputs of the layer before. All weights and biases
/// are in one block of memory, layer by layer, weights before biases.
/// </summary>
/// <remarks>
/// <para>
/// A network can be an ensemble of several members: perceptrons of the same shape that take the same inputs. The network's output
/// is the mean of their outputs. Their neurons are side by side in each layer, so that the first layer is one matrix product for
/// all members.
/// </para>
/// <para>Several threads can use a network at the same time as long as none changes its weights or trains it.</para>
/// </remarks>
public sealed class Network
{
    /// <summary>Creates a network with random initial weights.</summary>
    /// <param name="inputs">The number of inputs of the first layer; at least 1.</param>
    /// <param name="layers">
    /// The layers of each member, from the first hidden layer to the output; at least one, each with at least one unit.
    /// </param>
    /// <param name="seed">The seed of the initial weights. Each member gets different weights.</param>
    /// <param name="members">The number of members of the ensemble; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there are too many weights.</exception>
    /// <exception cref="ArgumentException">There are no layers, or a layer before the output has softmax.</exception>
    public Network(int inputs, IReadOnlyList<Dense> layers, int seed = 0, int members = 1) : this(inputs, layers, (int?)seed, members)
    {
    }

    /// <summary>Without a seed, all weights and biases are 0 and must be filled in.</summary>
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
                throw new ArgumentOutOfRangeException(nameof(layers), $"Up to layer {i} the network has {next} parameters; the maximum is {MaximumParameterCount}.");
            made[i] = new Layer(this, layer, fanIn, members, sharesInputs: i == 0, (int)offset);
            offset = next;
        }
        Layers = made;
        Members = members;
        Parameters = new PinnedBuffer((int)offset);
        if (seed is int value)
            Initialize(value);
    }

    /// <summary>The maximum number of parameters of a network.</summary>
    internal const int MaximumParameterCount = 1 << 29;

    /// <summary>Gets the number of inputs of a row. The first layer can have more, from a scaler with bins.</summary>
    public int Inputs => InputScaler?.InputCount ?? Layers[0].Inputs;

    /// <summary>Gets the number of outputs.</summary>
    public int Outputs => Layers[^1].Outputs / Members;

    /// <summary>Gets the number of members of the ensemble. The network's output is the mean of theirs.</summary>
    public int Members { get; }

    /// <summary>Gets the layers, from the first hidden layer to the output, each with the neurons of all members.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>
    /// Gets or sets the scaler that is applied to inputs before the first layer, in training and in scoring; null for none.
    /// Default: null.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The scaler's number of features differs from the inputs of the first layer.
    /// </exception>
    public InputScaler? InputScaler
    {
        get;
        set
        {
            if (value != null && value.FeatureCount != Layers[0].Inputs)
                throw new ArgumentException($"InputScaler gives {value.FeatureCount} features; the first layer has {Layers[0].Inputs} inputs.", nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Gets or sets the scaler from the outputs of the last layer to the units of the targets, in training and in scoring; null
    /// for none. Default: null. Not for the cross-entropies.
    /// </summary>
    /// <exception cref="ArgumentException">The scaler's number of outputs differs from the network's.</exception>
    public OutputScaler? OutputScaler
    {
        get;
        set
        {
            if (value != null && value.Count != Outputs)
                throw new ArgumentException($"OutputScaler has {value.Count} outputs; the network has {Outputs}.", nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the number of weights and biases.</summary>
    public int ParameterCount => Parameters.Length;

    /// <summary>All weights and biases: layer by layer, weights before biases.</summary>
    internal PinnedBuffer Parameters { get; }

    /// <summary>Draws new initial weights and sets the biases to 0.</summary>
    /// <param name="seed">The seed. The same seed gives the same weights on every machine.</param>
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

    /// <summary>Scores a batch on one thread. To score single rows, <see cref="RowScorer"/> is faster.</summary>
    /// <param name="inputs">Inputs, [rows, <see cref="Inputs"/>], row-major.</param>
    /// <returns>Outputs, [rows, <see cref="Outputs"/>], row-major.</returns>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of <see cref="Inputs"/>.</exception>
    public float[] Forward(ReadOnlySpan<float> inputs) => Forward(inputs, numberOfThreads: 1);

    /// <summary>Scores a batch on several threads.</summary>
    /// <param name="inputs">Inputs, [rows, <see cref="Inputs"/>], row-major.</param>
    /// <param name="numberOfThreads">The maximum number of threads, from 1 to 1,024. It does not change the outputs.</param>
    /// <returns>Outputs, [rows, <see cref="Outputs"/>], row-major.</returns>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of <see cref="Inputs"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="numberOfThreads"/> is out of range.</exception>
    public float[] Forward(ReadOnlySpan<float> inputs, int numberOfThreads)
    {
        OptionCheck.IsAtLeast(numberOfThreads, 1);
        OptionCheck.IsAtMost(numberOfThreads, ThreadTeam.MaximumThreads);
        return Propagate(inputs, firstLayer: Layers.Count - 1, numberOfThreads)[^1]!;
    }

    /// <summary>Scores a batch and returns the outputs of every layer.</summary>
    /// <param name="inputs">Inputs, [rows, <see cref="Inputs"/>], row-major.</param>
    /// <returns>
    /// For each layer, [rows, outputs of the layer], row-major; for the last, the network's outputs, [rows,
    /// <see cref="Outputs"/>]: the mean over the members, scaled by <see cref="OutputScaler"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of <see cref="Inputs"/>.</exception>
    public float[][] ForwardByLayer(ReadOnlySpan<float> inputs) => Propagate(inputs, firstLayer: 0, threads: 1)!;

    private float[]?[] Propagate(ReadOnlySpan<float> inputs, int firstLayer, int threads)
    {
        int rows = inputs.Length / Inputs;
        if (rows * Inputs != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs are not a whole number of rows of {Inputs}.", nameof(inputs));
        float[]?[] outputs = [.. Layers.Select((layer, i) => i < firstLayer ? null : new float[checked(rows * (i == Layers.Count - 1 ? Outputs : layer.Outputs))])];
        if (rows > 0)
            new BulkScorer(this).Run(inputs, rows, outputs, threads);
        return outputs;
    }

    /// <summary>Creates a copy of the network.</summary>
    /// <returns>A network with the same layers, weights and scalers.</returns>
    public Network Clone()
    {
        Network clone = WithoutWeights(Members);
        Parameters.Span.CopyTo(clone.Parameters.Span);
        return clone;
    }

    /// <summary>Creates a network from one member of the ensemble.</summary>
    /// <param name="member">The member, from 0 to below <see cref="Members"/>.</param>
    /// <returns>A network with the member's weights and the same scalers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member.</exception>
    public Network Member(int member)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(member, Members);
        Network alone = WithoutWeights(members: 1);
        CopyMember(member, alone);
        return alone;
    }

    /// <summary>Copies the weights of a member to a network with one member.</summary>
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

    /// <summary>Saves the network to a stream, in the format of docs/model-format.md.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <exception cref="InvalidOperationException">A weight or a bias is not finite.</exception>
    public void Save(Stream stream) => NetworkWriter.Write(this, stream);

    /// <summary>
    /// Saves the network to a file. The write is atomic: the network is written to a temporary file in the same folder (.tmp),
    /// flushed to disk and renamed. If the process is killed, the file is unchanged, and you can delete the temporary file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">A weight or a bias is not finite.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Loads a network from a stream, which is read to its end.</summary>
    /// <param name="stream">A stream with the bytes that <see cref="Save(Stream)"/> wrote, and nothing after them.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFormatException">The bytes are not a network, or are damaged. The message says how.</exception>
    public static Network Load(Stream stream) => NetworkReader.Read(stream);

    /// <summary>Loads a network from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NetworkFormatException">The bytes are not a network, or are damaged. The message says how.</exception>
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
