using FourPixel.MLNet.Tests.Support;
using FourPixel.Net.Pictures;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>The workshop's pictures of a model that ML.NET trained, saved and loaded.</summary>
public class NetworkPictureTests
{
    [Fact]
    public void Pictures_LoadedModel_ShowItsNetwork()
    {
        var context = new MLContext(seed: 1);
        IDataView data = Examples.Make().ToView(context);
        var trained = new FourPixelTrainer(context, new FourPixelTrainer.Options
        {
            LabelColumnName = "KindKey",
            Recipe = Recipe.Textbook,
            HiddenLayers = [6],
            NumberOfEpochs = 3,
        }).Fit(data);
        using var file = new MemoryStream();
        context.Model.Save(trained, data.Schema, file);
        file.Position = 0;
        var loaded = (ISingleFeaturePredictionTransformer<object>)context.Model.Load(file, out _);
        var model = (IFourPixelModelParameters)loaded.Model;

        string diagram = NetworkDiagram.ToSvg(model.Network, new NetworkDiagramOptions { Inputs = [1, 0.005f, 5500] });
        string sheet = ReceptiveFieldSheet.ToSvg(model.Network);

        diagram.Should().Contain("Layers of 3 - 6 - 3 neurons");
        diagram.Should().Be(NetworkDiagram.ToSvg(((IFourPixelModelParameters)trained.Model).Network, new NetworkDiagramOptions { Inputs = [1, 0.005f, 5500] }));
        sheet.Should().Contain("layer 1: 6 neurons").And.Contain("output layer: 3 neurons");
    }
}
