using System.Reflection;
using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests;

/// <summary>The catalogs' methods, beside ML.NET's own trainers.</summary>
public class FourPixelCatalogTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void FourPixel_InEachCatalog_HasTheTwoForms()
    {
        foreach ((Type catalog, Type trainer) in new[]
        {
            (typeof(MulticlassClassificationCatalog.MulticlassClassificationTrainers), typeof(FourPixelTrainer)),
            (typeof(BinaryClassificationCatalog.BinaryClassificationTrainers), typeof(FourPixelBinaryTrainer)),
            (typeof(RegressionCatalog.RegressionTrainers), typeof(FourPixelRegressionTrainer)),
        })
        {
            MethodInfo[] methods = [.. typeof(FourPixelCatalog).GetMethods()
                .Where(method => method.Name == "FourPixel" && method.GetParameters()[0].ParameterType == catalog)];

            methods.Should().HaveCount(2).And.OnlyContain(method => method.ReturnType == trainer);
            methods.Should().ContainSingle(method => method.GetParameters().Length == 2)
                .Which.GetParameters()[1].ParameterType.Should().Be(trainer.GetNestedType("Options"));
            methods.Single(method => method.GetParameters().Length > 2).GetParameters()[1..4]
                .Select(parameter => (parameter.Name, parameter.DefaultValue)).Should().Equal(
                    ("labelColumnName", (object)"Label"), ("featureColumnName", "Features"), ("exampleWeightColumnName", null));
        }
    }

    [Fact]
    public void FourPixel_NamedArguments_ReachTheTrainer()
    {
        IDataView data = Examples.Make(30).ToView(_context);
        FourPixelOptions[] trained =
        [
            _context.MulticlassClassification.Trainers.FourPixel("Class", "Features", "Weight", [3], 0.02, 2).Fit(data).Model.Options,
            _context.BinaryClassification.Trainers.FourPixel("IsLarge", "Features", "Weight", [3], 0.02, 2).Fit(data).Model.SubModel.Options,
            _context.Regression.Trainers.FourPixel("Price", "Features", "Weight", [3], 0.02, 2).Fit(data).Model.Options,
        ];

        trained.Select(options => options.LabelColumnName).Should().Equal("Class", "IsLarge", "Price");
        trained.Should().OnlyContain(options => options.FeatureColumnName == "Features" && options.ExampleWeightColumnName == "Weight"
            && options.HiddenLayers!.Single() == 3 && options.LearningRate == 0.02 && options.NumberOfEpochs == 2);
    }

    [Fact]
    public void FourPixel_NoArguments_HasTheDefaultsOfOptions()
    {
        IDataView data = _context.Transforms.CopyColumns("Label", "Price").Fit(Examples.Make(30).ToView(_context)).Transform(Examples.Make(30).ToView(_context));

        FourPixelOptions trained = _context.Regression.Trainers.FourPixel().Fit(data).Model.Options;

        trained.Should().BeEquivalentTo(new FourPixelRegressionTrainer(_context, new FourPixelRegressionTrainer.Options()).Fit(data).Model.Options,
            comparison => comparison.Excluding(options => options.Seed));
    }

    [Fact]
    public void FourPixel_Options_ReachTheTrainer() =>
        _context.Regression.Trainers.FourPixel(new FourPixelRegressionTrainer.Options { LabelColumnName = "Price", Seed = 5, NumberOfEpochs = 1 })
            .Fit(Examples.Make(30).ToView(_context)).Model.Options.Seed.Should().Be(5);
}
