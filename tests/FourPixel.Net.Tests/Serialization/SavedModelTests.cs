using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

public class SavedModelTests
{
    [Fact]
    public void Load_OfAFileFromEachReleasedFormat_AnswersAsItDidThen()
    {
        SavedModels.Paths.Should().Contain(path => Path.GetFileName(path).StartsWith("v1-"));
        foreach (string path in SavedModels.Paths)
        {
            SavedModels.Answers answers = SavedModels.AnswersOf(path);
            Network.Load(path).Forward(answers.Inputs).ShouldBeCloseTo([.. answers.Outputs.Select(value => (double)value)], path);
        }
    }

    [Fact]
    public void Save_OfANetworkInTheCurrentFormat_WritesTheBytesThatWereRead()
    {
        foreach (string path in SavedModels.Paths.Where(path => Path.GetFileName(path).StartsWith("v1-")))
        {
            using var saved = new MemoryStream();
            Network.Load(path).Save(saved);
            saved.ToArray().Should().Equal(File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void Activation_InAFile_HasItsNumberForEver() =>
        Enum.GetNames<Activation>().Select(name => $"{(int)Enum.Parse<Activation>(name)} {name}").Take(15).Should().Equal(
            "0 Identity", "1 Sigmoid", "2 Tanh", "3 ReLU", "4 LeakyReLU", "5 ELU", "6 SELU", "7 GELU", "8 GELUTanh", "9 SiLU",
            "10 Mish", "11 Softplus", "12 Softsign", "13 Exponential", "14 Softmax");

    [Fact]
    public void Initialization_InAFile_HasItsNumberForEver() =>
        Enum.GetNames<WeightInitialization>().Select(name => $"{(int)Enum.Parse<WeightInitialization>(name)} {name}").Take(4)
            .Should().Equal("0 Automatic", "1 Glorot", "2 He", "3 LeCun");
}
