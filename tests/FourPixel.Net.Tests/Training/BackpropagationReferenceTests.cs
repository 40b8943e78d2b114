using System.Text.Json;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Whole networks with all their gradients against PyTorch.</summary>
public class BackpropagationReferenceTests
{
    private static readonly Case[] _cases = Fixture.Load<Case[]>("networks");

    public static readonly TheoryData<int> Numbers = [.. Enumerable.Range(0, _cases.Length)];

    private sealed record Case(int[] Sizes, string HiddenActivation, string Loss, double[][][] Weights,
        double[][] Biases, double[][] Inputs, JsonElement Targets, double[][] Outputs, double LossValue,
        double[][][] WeightGradients, double[][] BiasGradients, double[][] InputGradient);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Forward_PyTorchNetwork_GivesPyTorchOutputs(int number)
    {
        Case given = _cases[number];
        Make(given, Activation.Identity).Forward(Fixture.Flat(given.Inputs))
            .ShouldBeCloseTo([.. given.Outputs.SelectMany(row => row)], "raw outputs");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Run_PyTorchNetwork_GivesPyTorchLossAndGradients(int number)
    {
        Case given = _cases[number];
        Network network = Make(given, OutputActivation(given));
        using var probe = new Probe(network, Options(given), Fixture.Flat(given.Inputs), Targets(given));

        probe.Run().ShouldBeCloseTo(given.LossValue);
        for (int layer = 0; layer < given.Weights.Length; layer++)
        {
            double[] weightGradients = Fixture.Transposed(given.WeightGradients[layer]);
            probe.WeightGradients(layer).ShouldBeCloseTo(weightGradients, $"weights of layer {layer}");
            probe.BiasGradients(layer).ShouldBeCloseTo(given.BiasGradients[layer], $"biases of layer {layer}");
        }
    }

    /// <summary>
    /// The engine has no use for the gradient of the inputs. It shows as the bias gradient of one more layer in front,
    /// which lets a single row through as it is.
    /// </summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Run_LayerInFront_GivesPyTorchInputGradient(int number)
    {
        Case given = _cases[number];
        Network network = Make(given, OutputActivation(given), front: new Dense(given.Sizes[0]));
        network.Layers[0].Weights.Clear();
        for (int i = 0; i < given.Sizes[0]; i++)
            network.Layers[0].Weights[i * (given.Sizes[0] + 1)] = 1;

        float[] targets = Targets(given);
        int rows = given.Inputs.Length;
        for (int row = 0; row < rows; row++)
        {
            using var probe = new Probe(network, Options(given), Fixture.Single(given.Inputs[row]),
                targets.AsSpan(row * targets.Length / rows, targets.Length / rows).ToArray());
            probe.Run();
            // The fixture's loss is the mean of all rows.
            double[] expected = [.. given.InputGradient[row].Select(slope => slope * rows)];
            probe.BiasGradients(0).ShouldBeCloseTo(expected, $"inputs of row {row}");
        }
    }

    private static Network Make(Case given, Activation output, Dense? front = null)
    {
        Activation hidden = given.HiddenActivation switch
        {
            "tanh" => Activation.Tanh,
            "sigmoid" => Activation.Sigmoid,
            "relu" => Activation.ReLU,
            "gelu_erf" => Activation.GELU,
            "silu" => Activation.SiLU,
            _ => throw new InvalidDataException(given.HiddenActivation),
        };
        Dense[] layers =
        [
            .. given.Sizes[1..^1].Select(units => new Dense(units, hidden)),
            new Dense(given.Sizes[^1], output),
        ];
        var network = new Network(given.Sizes[0], front == null ? layers : [front, .. layers]);
        for (int i = 0; i < given.Weights.Length; i++)
        {
            Layer layer = network.Layers[i + (front == null ? 0 : 1)];
            Fixture.Single(Fixture.Transposed(given.Weights[i])).CopyTo(layer.Weights);
            Fixture.Single(given.Biases[i]).CopyTo(layer.Biases);
        }
        return network;
    }

    private static TrainingOptions Options(Case given) => new()
    {
        Loss = given.Loss switch
        {
            "cce" => Loss.CategoricalCrossEntropy,
            "bce" => Loss.BinaryCrossEntropy,
            "mse" => Loss.MeanSquaredError,
            "mae" => Loss.MeanAbsoluteError,
            _ => throw new InvalidDataException(given.Loss),
        },
    };

    private static Activation OutputActivation(Case given) =>
        LossFunction.Create(Options(given)).Contains ?? Activation.Identity;

    private static float[] Targets(Case given) => given.Loss == "cce"
        ? Fixture.Single(Fixture.Read<double[]>(given.Targets))
        : Fixture.Flat(Fixture.Read<double[][]>(given.Targets));
}
