using System.Globalization;
using System.Text;
using FourPixel.Tool.Tests.Support;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

/// <summary>CSV files as people have them: each can be trained on, or one line tells what is wrong and where.</summary>
public sealed class MessyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Model => _folder.FileAt("model.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_Semicolons_AreFound() =>
        Train(Make(Rows, ";", Size, Column("price", i => $"{i % 7},5"), Kind)).CellsOf("price")[0].Should().Be("number with decimal comma");

    [Fact]
    public void Train_Tabs_AreFound() => Train(Make(Rows, "\t", Size, Column("name", i => $"a, {i % 3}"), Kind)).Output.Should().Contain("tab, header");

    [Fact]
    public void Train_ByteOrderMark_IsNoPartOfAName() =>
        Train(Encode(Make(Kind, Size), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))).CellsOf("kind")[0].Should().Be("label");

    [Fact]
    public void Train_Utf16_IsFound() => Train(Encode(Make(Size, Kind), Encoding.Unicode)).CellsOf("size")[0].Should().Be("number");

    [Fact]
    public void Train_CarriageReturns_AreNoPartOfAValue() =>
        Train(Make(Size, Kind).Replace("\n", "\r\n")).Output.Should().Contain("in 'kind', 'small' is positive and 'big' negative");

    [Fact]
    public void Train_Windows1252_IsFound() =>
        Train(Encode(Make(Size, Column("Größe", i => i % 2 == 0 ? "groß" : "klein"), Kind), Encoding.Latin1)).CellsOf("Größe")[0].Should().Be("text, 2 values");

    [Fact]
    public void Train_QuotedSeparatorsAndLineBreaks_ArePartOfTheValue() =>
        Train(Make(Size, Column("note", i => i % 2 == 0 ? "\"a, b\"" : "\"two\nlines \"\"quoted\"\"\""), Kind)).CellsOf("note")[0].Should().Be("text, 2 values");

    [Fact]
    public void Train_NoHeader_IsFoundAndColumnsAreCalledByPlace() =>
        Train(Make(Size, Kind)[10..], label: "C2").CellsOf("C1")[0].Should().Be("number");

    [Fact]
    public void Train_DuplicateNames_AreRefused() => Refuse(Make(Size, Size, Kind), "has two columns 'size', the 1st and the 2nd; rename one of them");

    [Fact]
    public void Train_EmptyFile_IsRefused() => Refuse("", "data.csv is empty");

    [Fact]
    public void Train_OneRow_IsRefused() => Refuse("size,kind\n1,big\n", "'kind' of");

    [Fact]
    public void Train_HeaderOnly_IsRefused() => Refuse("size,kind\n", "has no rows below its header");

    [Fact]
    public void Train_OneColumn_IsRefused() => Refuse(Make(Kind), "has no column to predict 'kind' from: it has no other column");

    [Fact]
    public void Train_AllMissing_IsRefused() => Refuse(Make(Column("size", _ => "NA"), Kind), "'size' is ignored: no value");

    [Fact]
    public void Train_ConstantLabel_IsRefused() => Refuse(Make(Size, Column("kind", _ => "big")), "'kind' of");

    [Fact]
    public void Train_FiveThousandCategories_KeepsTheFrequentOnes()
    {
        string file = Make(30_000, ",", Column("category", i => $"c{(i < 25_000 ? i % 5000 : i)}"), Size, Kind);

        ToolResult result = Train(file);

        result.CellsOf("category")[0].Should().Be("text, 5,000 of 10,000 values, the others are rare");
    }

    [Fact]
    public void Train_ThousandsSeparators_AreNumbers() =>
        Train(Make(Size, Column("price", i => $"\"{(i % 10 * 1000) + 1000:N2}\""), Kind)).CellsOf("price")[0].Should().Be("number");

    [Theory]
    [InlineData("yyyy-MM-dd", "date, yyyy-M-d")]
    [InlineData("yyyy-MM-ddTHH:mm:ssZ", "date, yyyy-M-d")]
    [InlineData("dd.MM.yyyy HH:mm", "date, d.M.yyyy")]
    [InlineData("MM/dd/yyyy", "date, M/d/yyyy")]
    [InlineData("dd/MM/yyyy", "date, d/M/yyyy")]
    [InlineData("d-MMM-yyyy", "date, d-MMM-yyyy")]
    public void Train_Dates_AreFound(string format, string description)
    {
        string Write(int i) => i % 50 == 0 ? "" : new DateTime(2024, 1, 1, 13, 30, 0).AddDays(i % 10 < 5 ? i : i + 400).ToString(format, CultureInfo.InvariantCulture);

        Train(Make(Column("when", Write), Kind)).CellsOf("when")[0].Should().Be(description);
    }

    [Fact]
    public void Train_BooleansInFourSpellings_AreOneColumnOfBooleans()
    {
        string[] yes = ["yes", "TRUE", "1", "T"], no = ["No", "false", "0", "f"];

        Train(Make(Size, Column("sold", i => (i % 10 < 5 ? yes : no)[i % 4]), Kind)).CellsOf("sold")[0].Should().Be("boolean");
        Train(Make(Size, Column("kind", i => (i % 10 < 5 ? yes : no)[i % 4]))).Output.Should().Contain("in 'kind', 'yes' is positive and 'no' negative");
    }

    [Fact]
    public void Train_Identifiers_AreLeftOutWithAWarning()
    {
        ToolResult result = Train(Make(Column("id", i => $"{i + 1000}"), Column("key", i => $"k-{i}"), Size, Kind));

        result.CellsOf("id")[0].Should().Be("ignored: nearly all values differ");
        result.CellsOf("key")[0].Should().Be("ignored: nearly all values differ");
        result.Errors.Should().Contain("Warning: Column 'id' is ignored: nearly all values differ; --keep \"id\" uses it.");
        Train(Make(Column("id", i => $"{i}"), Size, Kind), "--keep", "id").CellsOf("id")[0].Should().Be("number");
    }

    [Fact]
    public void Train_LabelsMissingInSomeRows_LeavesThoseRowsOut() =>
        Train(Make(Size, Column("kind", i => i % 10 == 3 ? "" : Kind.Value(i)))).Output.Should().Contain("12 rows without kind: not used.");

    [Theory]
    [InlineData("9\n", "Line 122 of ", "has 1 field; the first line has 2. Quote fields that contain the separator.")]
    [InlineData("9,big,9\n", "Line 122 of ", "has 3 fields; the first line has 2")]
    [InlineData("9,\"big\n9,big\n", "Line 122 of ", "a quoted field is not closed")]
    public void Train_RowsTooShortTooLongOrWithoutEnd_AreRefusedByLine(string row, string line, string named)
    {
        Refuse(Make(Size, Kind) + row, line);
        Refuse(Make(Size, Kind) + row, named);
    }

    [Fact]
    public void Train_StrayTextAmongNumbers_CountsAsMissingWithAWarning() =>
        Train(Make(Column("size", i => i == 71 ? "about 3" : Size.Value(i)), Kind)).Errors.Should()
            .Contain("Warning: 1 value of 'size' can't be read as number, such as 'about 3' in line 73: counted as missing.");

    private ToolResult Train(string text, params string[] arguments) => Train(Encode(text, new UTF8Encoding(false)), "kind", arguments);

    private ToolResult Train(string text, string label) => Train(Encode(text, new UTF8Encoding(false)), label);

    private ToolResult Train(byte[] bytes, string label = "kind", params string[] arguments)
    {
        string data = _folder.FileAt("data.csv"), output = _folder.FileAt("out.csv");
        File.WriteAllBytes(data, bytes);
        ToolResult result = ToolRun.Run(["train", "--data", data, "--label", label, "--model", Model, "--effort", "quick", "--hidden", "16", .. arguments]).ShouldSucceed();
        ToolRun.Run("predict", "--model", Model, "--data", data, "--output", output).ShouldSucceed();
        ToolRun.Run("evaluate", "--model", Model, "--data", output).ShouldSucceed().Output.Should().Contain("Accuracy");
        return result;
    }

    private void Refuse(string text, string named)
    {
        ToolRun.Run("train", "--data", _folder.Write("data.csv", text), "--label", "kind", "--model", Model).ShouldFail(1, named);
        File.Exists(Model).Should().BeFalse();
    }

    private static byte[] Encode(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
