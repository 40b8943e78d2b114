using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tests;

public sealed class ReportInputTests
{
    private const string Nasty = "<script>alert(\"1\")</script>'&";

    [Fact]
    public void Report_NamesAndValuesThatLookLikeMarkup_AreEscaped()
    {
        var context = new MLContext(seed: 1);
        using var folder = new TemporaryFolder();
        IDataView rows = SchemaRows.Make(context, folder, [Nasty, "other"], i => [i % 7, i % 3], i => i % 7 > 3 ? Nasty : "a \"b\" & <c>");
        ITransformer model = context.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(context.Transforms.Concatenate("Features", Nasty, "other"))
            .Append(context.MulticlassClassification.Trainers.FourPixel(Quick(new FourPixelTrainer.Options())))
            .Fit(rows);

        string html = ModelReport.ToHtml(context, model, rows, new ReportOptions { Title = Nasty, Columns = [new ColumnNote("<b>", "<i>")] });

        html.Should().NotContain("<script>").And.NotContain("alert(\"1\")").And.NotContain("<c>").And.NotContain("<i>");
        html.Should().Contain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;").And.Contain("&lt;i&gt;");
    }

    [Fact]
    public void Report_WithoutFourPixelModel_SaysWhatToPass()
    {
        PenguinReports penguins = PenguinReports.Of("regression");
        ITransformer other = penguins.Context.Transforms.Concatenate("Features", "Mass").Fit(penguins.HeldOut);

        Action report = () => ModelReport.ToHtml(penguins.Context, other, penguins.HeldOut);

        report.Should().Throw<ArgumentException>().WithMessage("*has no FourPixel network; pass a trained FourPixel model*");
    }

    [Fact]
    public void Report_WithoutLabelColumn_NamesItAndTheColumnsThatAreThere()
    {
        PenguinReports penguins = PenguinReports.Of("regression");
        IDataView rows = penguins.Context.Transforms.DropColumns("Mass").Fit(penguins.HeldOut).Transform(penguins.HeldOut);

        Action report = () => ModelReport.ToHtml(penguins.Context, penguins.Model, rows);

        report.Should().Throw<ArgumentException>().WithMessage("*trained on the column 'Mass'*there are 'Species', 'Island'*");
    }

    [Fact]
    public void Report_RowsOfOneClass_AreRefused()
    {
        PenguinReports penguins = PenguinReports.Of("binary");
        IDataView heavy = penguins.Context.Data.FilterRowsByColumn(penguins.HeldOut, "Mass", lowerBound: 4300);

        Action report = () => ModelReport.ToHtml(penguins.Context, penguins.Model, heavy);

        report.Should().Throw<ArgumentException>().WithMessage("All * held-out rows are 'yes' in 'Mass'; pass rows of both classes.");
    }

    [Fact]
    public void Report_NoRows_AreRefused()
    {
        PenguinReports penguins = PenguinReports.Of("multiclass");

        IDataView none = penguins.Context.Data.FilterRowsByColumn(penguins.HeldOut, "Mass", lowerBound: 1e6);

        Action report = () => ModelReport.ToHtml(penguins.Context, penguins.Model, none);

        report.Should().Throw<ArgumentException>().WithMessage("No held-out row has a known label in 'Species'*");
    }

    [Theory]
    [InlineData(nameof(ReportOptions.ImportanceRepeats), 1)]
    [InlineData(nameof(ReportOptions.ImportanceRows), 9)]
    [InlineData(nameof(ReportOptions.NumberOfErrors), 101)]
    public void Report_OptionOutsideItsRange_IsNamedBeforeAnyWork(string name, int value)
    {
        PenguinReports penguins = PenguinReports.Of("multiclass");
        var options = new ReportOptions();
        typeof(ReportOptions).GetProperty(name)!.SetValue(options, value);

        Action report = () => ModelReport.ToHtml(penguins.Context, penguins.Model, penguins.HeldOut, options);

        report.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"{name} is {value}; it must be from *");
    }

    [Fact]
    public void Report_RowNamesThatAreNotThere_AreRefused()
    {
        PenguinReports penguins = PenguinReports.Of("multiclass");

        Action report = () => ModelReport.ToHtml(penguins.Context, penguins.Model, penguins.HeldOut, new ReportOptions { RowNameColumn = "Id" });

        report.Should().Throw<ArgumentException>().WithMessage("RowNameColumn is 'Id', and the held-out rows have no column of text*");
    }

    [Fact]
    public void Report_RowNames_NameTheErrors()
    {
        PenguinReports penguins = PenguinReports.Of("regression");

        string html = ModelReport.ToHtml(penguins.Context, penguins.Model, penguins.HeldOut, new ReportOptions { RowNameColumn = "Species", NumberOfErrors = 3 });

        html.Should().MatchRegex("<strong>(Adelie|Gentoo|Chinstrap)</strong>").And.NotContain("<strong>Row");
    }

    [Fact]
    public void Write_CancelledReport_LeavesTheFileThatIsThere()
    {
        PenguinReports penguins = PenguinReports.Of("multiclass");
        using var folder = new TemporaryFolder();
        string path = folder.Write("report.html", "old");

        Action write = () => ModelReport.Write(path, penguins.Context, penguins.Model, penguins.HeldOut, new ReportOptions { CancellationToken = new(canceled: true) });

        write.Should().Throw<OperationCanceledException>();
        Directory.GetFiles(Path.GetDirectoryName(path)!).Should().Equal(path);
        File.ReadAllText(path).Should().Be("old");
    }

    [Fact]
    public void Write_File_HasTheReport()
    {
        PenguinReports penguins = PenguinReports.Of("multiclass");
        using var folder = new TemporaryFolder();
        string path = folder.FileAt("report.html");

        ModelReport.Write(path, penguins.Context, penguins.Model, penguins.HeldOut);

        File.ReadAllText(path).Should().StartWith("<!DOCTYPE html>").And.EndWith("</html>\n");
    }

    internal static T Quick<T>(T options)
        where T : FourPixelOptions
    {
        (options.Members, options.HiddenLayers, options.NumberOfEpochs, options.Seed) = (1, [8], 20, 1);
        return options;
    }
}
