using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

public class SavedModelTests
{
    [Fact]
    public void Load_OfAFileFromEachReleasedFormat_AnswersAsItDidThen()
    {
        foreach (string format in (string[])["v1-", "v2-", "v3-", "v4-"])
            SavedModels.Paths.Should().Contain(path => Path.GetFileName(path).StartsWith(format));
        foreach (string path in SavedModels.Paths)
        {
            SavedModels.Answers answers = SavedModels.AnswersOf(path);
            Network.Load(path).Forward(answers.Inputs).ShouldBeCloseTo([.. answers.Outputs.Select(value => (double)value)], path);
        }
    }

    /// <summary>Each network is written in the oldest format that can hold it.</summary>
    [Fact]
    public void Save_OfANetworkThatWasLoaded_WritesTheBytesThatWereRead()
    {
        foreach (string path in SavedModels.Paths)
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
