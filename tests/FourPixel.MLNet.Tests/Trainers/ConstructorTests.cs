using System.Reflection;
using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>The ways to make a trainer and to train it, which outside code relies on.</summary>
public class ConstructorTests
{
    public static TheoryData<Type, Type> Trainers => new()
    {
        { typeof(FourPixelTrainer), typeof(FourPixelMulticlassModelParameters) },
        { typeof(FourPixelBinaryTrainer), typeof(FourPixelBinaryModelParameters) },
        { typeof(FourPixelRegressionTrainer), typeof(FourPixelRegressionModelParameters) },
    };

    [Theory, MemberData(nameof(Trainers))]
    public void Constructors_OfEachTrainer_AreTheThree(Type trainer, Type model)
    {
        Type options = trainer.GetNestedType("Options")!;
        ConstructorInfo[] constructors = trainer.GetConstructors();

        constructors.Select(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType).ToArray()).Should()
            .BeEquivalentTo([Array.Empty<Type>(), [options], [typeof(MLContext), options]]);
        ParameterInfo last = constructors.Single(constructor => constructor.GetParameters().Length == 2).GetParameters()[1];
        last.HasDefaultValue.Should().BeTrue();
        last.DefaultValue.Should().BeNull();
        options.Should().BeAssignableTo<FourPixelOptions>().And.HaveDefaultConstructor();
        model.Should().BeAssignableTo<IFourPixelModelParameters>();
    }

    [Theory, MemberData(nameof(Trainers))]
    public void Fit_OfEachTrainer_TakesAValidationSetAndAModel(Type trainer, Type model)
    {
        foreach (Type[] parameters in new Type[][] { [typeof(IDataView)], [typeof(IDataView), typeof(IDataView)], [typeof(IDataView), typeof(IDataView), model] })
            trainer.GetMethod("Fit", parameters).Should().NotBeNull();
    }

    [Fact]
    public void Constructor_NullContext_IsRefused()
    {
        foreach (Func<object> make in new Func<object>[]
        {
            () => new FourPixelTrainer((MLContext)null!),
            () => new FourPixelBinaryTrainer((MLContext)null!),
            () => new FourPixelRegressionTrainer((MLContext)null!),
        })
            make.Should().Throw<ArgumentNullException>().WithParameterName("mlContext");
    }

    [Fact]
    public void Constructor_NullOptions_IsRefused()
    {
        foreach (Func<object> make in new Func<object>[]
        {
            () => new FourPixelTrainer((FourPixelTrainer.Options)null!),
            () => new FourPixelBinaryTrainer((FourPixelBinaryTrainer.Options)null!),
            () => new FourPixelRegressionTrainer((FourPixelRegressionTrainer.Options)null!),
        })
            make.Should().Throw<ArgumentNullException>().WithParameterName("options");
    }

    [Theory, EverySubject]
    public void Constructor_OptionsChangedAfterwards_KeepsThemAsTheyWere(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        FourPixelOptions options = trainerCase.MakeOptions();
        options.HiddenLayers = [4, 3];
        options.LayerActivations = [FourPixel.Net.Activation.Tanh, FourPixel.Net.Activation.ELU];
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(options);

        options.NumberOfEpochs = 0;
        options.LabelColumnName = "";
        options.HiddenLayers[0] = 17;
        options.LayerActivations[0] = FourPixel.Net.Activation.Sigmoid;

        IFourPixelModelParameters parameters = trainerCase.ParametersOf(trainer.Fit(Examples.Make(30).ToView(new MLContext(1))));
        parameters.History.Epochs.Should().HaveCount(4);
        parameters.Network.Layers[0].Outputs.Should().Be(4);
        parameters.Network.Layers[0].Activation.Should().Be(FourPixel.Net.Activation.Tanh);
    }
}
