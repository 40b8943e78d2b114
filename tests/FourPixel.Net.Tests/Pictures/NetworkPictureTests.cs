using System.Xml.Linq;
using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Net.Tests.Pictures;

/// <summary>The diagram and the receptive-field sheet, of any network.</summary>
public class NetworkPictureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Diagram_HandWiredNetwork_HasOneLineForEachWeightThatIsNotZero()
    {
        XElement svg = XElement.Parse(NetworkDiagram.ToSvg(HandWiredNetwork.Create()));

        // Rows 4 x 2, patterns 4 x 2, polarities 8 x 1, categories 4 x 2.
        XElement[] lines = [.. svg.Elements(_svg + "line")];
        lines.Should().HaveCount(8 + 8 + 8 + 8);
        lines.Select(line => (string)line.Attribute("stroke")!).GroupBy(stroke => stroke)
            .ToDictionary(group => group.Key, group => group.Count())
            .Should().Equal(new Dictionary<string, int> { ["#000000"] = 2 + 2 + 4, ["#ffffff"] = 24 });
        svg.Elements(_svg + "g").Count(g => (string?)g.Attribute("class") == "neuron").Should().Be(4 + 4 + 4 + 8 + 4);
        svg.Element(_svg + "desc")!.Value.Should().Contain("4 - 4 - 4 - 8 - 4");
    }

    [Fact]
    public void Diagram_WeightsBetween_AreGrey()
    {
        var network = new Network(1, [new Dense(3)]);
        new[] { 2f, -1f, 0f }.CopyTo(network.Layers[0].Weights);
        XElement.Parse(NetworkDiagram.ToSvg(network)).Elements(_svg + "line").Select(
            line => (string)line.Attribute("stroke")!)
            .Should().BeEquivalentTo("#ffffff", "#404040");
    }

    [Fact]
    public void Diagram_WithInputs_ShowsEveryAnswer()
    {
        string svg = NetworkDiagram.ToSvg(HandWiredNetwork.Create(), new NetworkDiagramOptions
        {
            Inputs = [1, -1, 1, -1],
            OutputNames = ["solid", "vertical & upright", "diagonal", "horizontal"],
        });

        XElement[] neurons = [.. XElement.Parse(svg).Elements(_svg + "g").Where(
            g => (string?)g.Attribute("class") == "neuron")];
        neurons[4 + 1].Element(_svg + "text")!.Value.Should().Be("0.96", "that is tanh 2");
        svg.Should().Contain("vertical &amp; upright");
    }

    [Fact]
    public void Pictures_LargeNetwork_StaySmallAndSayWhatTheyLeaveOut()
    {
        var network = new Network(784,
            [new Dense(1024, Activation.ReLU), new Dense(1024, Activation.ReLU), new Dense(10, Activation.Softmax)],
                seed: 1);

        string diagram = NetworkDiagram.ToSvg(network);
        string sheet = ReceptiveFieldSheet.ToSvg(network);

        diagram.Length.Should().BeLessThan(300_000);
        sheet.Length.Should().BeLessThan(300_000);
        diagram.Should().Contain("the strongest 16 of 1024 neurons").And.Contain("the strongest 16 of 784 inputs");
        sheet.Should().Contain("40 of 1024 neurons").And.Contain("data:image/png;base64,");
        XElement.Parse(diagram).Elements(_svg + "line").Count().Should().BeLessThan(1000);
        XElement.Parse(sheet).Descendants(_svg + "image").Should().HaveCount(40 + 40 + 10);
    }

    [Fact]
    public void Sheet_HandWiredNetwork_HasAPictureForEveryNeuronOfEveryLayer()
    {
        XElement svg = XElement.Parse(ReceptiveFieldSheet.ToSvg(HandWiredNetwork.Create()));
        svg.Elements(_svg + "g").Should().HaveCount(4 + 4 + 8 + 4);
        svg.Descendants(_svg + "text").Select(text => text.Value).Should().Contain("layer 3: 8 neurons, ReLU");
    }

    [Fact]
    public void Png_OddWidth_HasTheLengthAndChecksumOfTheFormat()
    {
        byte[] png = GreyPng.Encode([.. Enumerable.Range(0, 5 * 13).Select(i => (i % 3) - 1f)], 5);

        png[..8].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10);
        png[16..24].Should().Equal(0, 0, 0, 5, 0, 0, 0, 13);
        // The end of every PNG file, with its well-known checksum.
        png[^12..].Should().Equal(0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82);
    }

    [Fact]
    public void Pictures_BadOptions_AreRefused()
    {
        Network network = HandWiredNetwork.Create();
        ((Action)(() => NetworkDiagram.ToSvg(network, new() { Inputs = [1] }))).Should().Throw<ArgumentException>();
        ((Action)(() => NetworkDiagram.ToSvg(network, new() { OutputNames = ["a"] }))).Should()
            .Throw<ArgumentException>();
        ((Action)(() => NetworkDiagram.ToSvg(network, new() { MaximumNeurons = 0 }))).Should()
            .Throw<ArgumentOutOfRangeException>();
        ((Action)(() => ReceptiveFieldSheet.ToSvg(network, pictureWidth: 0))).Should()
            .Throw<ArgumentOutOfRangeException>();
    }
}
