using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 3: a weighted sum-and-squash neuron. Lesson 9: vectorization.</summary>
public class NeuronTests
{
    [Fact]
    public void Evaluate_SlideWeights_SumsAndSquashes()
    {
        NeuronAnswer answer = new Neuron([1, -1, 0, 1]).Evaluate([0.75f, 0.5f, -1, 0.25f]);

        answer.Products.Should().Equal(0.75f, -0.5f, 0, 0.25f);
        answer.Sum.Should().Be(0.5f);
        answer.Answer.Should().BeApproximately(MathF.Tanh(0.5f), 1e-6f);
    }

    [Fact]
    public void Evaluate_AnyInput_StaysBetweenMinusOneAndOne()
    {
        var neuron = new Neuron([1, 1]);
        foreach (float x in new[] { -1e6f, -20, -1, 0, 1, 20, 1e6f })
            neuron.Evaluate([x, x]).Answer.Should().BeInRange(-1, 1);
    }

    [Fact]
    public void WriteOut_LayerOfTheHandWiredNetwork_IsWhatForwardPropagationComputes()
    {
        // a(1) = sigma(W a(0) + b), neuron by neuron: each is sigma(w_0 a_0 + ... + b).
        Layer layer = HandWiredNetwork.Create().Layers[0];
        Neuron.WriteOut(layer, 1).Should().Be("Tanh(1.0 a0 + -1.0 a1 + 0.0 a2 + 0.0 a3 + 0.0)");

        float[] picture = [1, -0.5f, 0.25f, 0];
        float[] vector = HandWiredNetwork.Create().ForwardByLayer(picture)[0];
        for (int j = 0; j < layer.Outputs; j++)
        {
            float[] weights = [.. Enumerable.Range(0, 4).Select(i => layer.Weights[(i * layer.Outputs) + j])];
            vector[j].Should().Be(new Neuron(weights).Evaluate(picture).Answer);
        }
    }

    [Fact]
    public void Neuron_BadArguments_AreRefused()
    {
        ((Action)(() => _ = new Neuron([]))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new Neuron([1], Activation.Softmax))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => new Neuron([1]).Evaluate([1, 2]))).Should().Throw<ArgumentException>();
        ((Action)(() => Neuron.WriteOut(HandWiredNetwork.Create().Layers[0], 4))).Should()
            .Throw<ArgumentOutOfRangeException>();
    }
}
