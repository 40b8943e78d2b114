using System.Text;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Tests.Models;

public sealed class OrderedOutputTests
{
    [Fact]
    public async Task Write_OutOfOrder_WaitsForTheBlocksBefore()
    {
        using var stream = new MemoryStream();
        var output = new OrderedOutput(stream);

        Task<bool>[] later = [Task.Run(() => output.Write(2, Row("2"))), Task.Run(() => output.Write(1, Row("1")))];
        bool first = output.Write(0, Row("0"));

        first.Should().BeTrue();
        (await Task.WhenAll(later)).Should().AllBeEquivalentTo(true);
        Encoding.UTF8.GetString(stream.ToArray()).Should().Be("0\n1\n2\n");
    }

    [Fact]
    public async Task Stop_WhileABlockWaits_EndsTheWait()
    {
        using var stream = new MemoryStream();
        var output = new OrderedOutput(stream);
        var waiting = Task.Run(() => output.Write(1, Row("1")));

        output.Stop();

        (await waiting).Should().BeFalse();
        stream.Length.Should().Be(0);
    }

    private static AnswerText Row(string text)
    {
        var row = new AnswerText(',');
        row.AppendRow(text);
        row.EndRow();
        return row;
    }
}
