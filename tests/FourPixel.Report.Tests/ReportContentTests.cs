using System.Text.RegularExpressions;
using FourPixel.MLNet;
using FourPixel.Report.Page;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tests;

public sealed partial class ReportContentTests
{
    public static TheoryData<string> Tasks => [.. PenguinReports.Tasks];

    [Theory]
    [InlineData("multiclass", "confusion", "curves")]
    [InlineData("binary", "confusion", "curves")]
    [InlineData("regression", "predicted", "residuals")]
    [InlineData("targets", "predicted", "residuals")]
    public void Report_OfEachTask_HasEverySection(string task, string first, string second)
    {
        string html = PenguinReports.Of(task).Html;

        SectionIds().Matches(html).Select(match => match.Groups[1].Value).Should().Equal(
            "data", "choices", "learning", "metrics", first, second, "calibration", "importance", "errors", "time");
        html.Should().Contain("<header id=\"summary\">").And.Contain("The training took 1.5 s.");
        html.Should().NotContain("NaN").And.NotContain("∞");
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Report_OfEachTask_NeedsNoNetworkAndNoScript(string task)
    {
        string html = PenguinReports.Of(task).Html.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);

        html.Should().NotContain("http:").And.NotContain("https:").And.NotContain("<script").And.NotContain("url(");
        html.Should().Contain("default-src 'none'");
    }

    [Fact]
    public void Metrics_OfMulticlass_AreMLNets()
    {
        PenguinReports report = PenguinReports.Of("multiclass");
        MulticlassClassificationMetrics metrics = report.Context.MulticlassClassification.Evaluate(report.Model.Transform(report.HeldOut));

        ValueOf(report, "Accuracy").Should().Be(Percent(metrics.MicroAccuracy));
        ValueOf(report, "Accuracy, mean of the classes").Should().Be(Percent(metrics.MacroAccuracy));
        ValueOf(report, "Log-loss").Should().Be(Text.Number(metrics.LogLoss));
        Cells(report, "confusion").Should().Equal(metrics.ConfusionMatrix.Counts.SelectMany(row => row).Select(count => $"{count}"));
    }

    [Fact]
    public void Metrics_OfBinary_AreMLNets()
    {
        PenguinReports report = PenguinReports.Of("binary");
        CalibratedBinaryClassificationMetrics metrics = report.Context.BinaryClassification.Evaluate(report.Model.Transform(report.HeldOut));

        ValueOf(report, "Accuracy").Should().Be(Percent(metrics.Accuracy));
        ValueOf(report, "Area under the ROC curve").Should().Be(Text.Number(metrics.AreaUnderRocCurve));
        ValueOf(report, "Log-loss, in bits").Should().Be(Text.Number(metrics.LogLoss));
        ValueOf(report, "F1").Should().Be(Text.Number(metrics.F1Score));
        // ML.NET has the positive class first.
        Cells(report, "confusion").Should().Equal(metrics.ConfusionMatrix.Counts.Reverse().SelectMany(row => row.Reverse()).Select(count => $"{count}"));
    }

    [Fact]
    public void Metrics_OfRegression_AreMLNets()
    {
        PenguinReports report = PenguinReports.Of("regression");
        RegressionMetrics metrics = report.Context.Regression.Evaluate(report.Model.Transform(report.HeldOut), "Mass");

        ValueOf(report, "R-squared").Should().Be(Text.Number(metrics.RSquared));
        ValueOf(report, "Mean absolute error").Should().Be(Text.Number(metrics.MeanAbsoluteError));
        ValueOf(report, "Root mean squared error").Should().Be(Text.Number(metrics.RootMeanSquaredError));
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("targets")]
    public void Report_OfTargetsThatDoNotVary_IsWritten(string task)
    {
        PenguinReports report = PenguinReports.Of(task);
        ModelReport.ToHtml(report.Context, report.Model, report.Context.Data.TakeRows(report.HeldOut, 1)).Should().Contain("Feature importance");
    }

    [Fact]
    public void Metrics_OfSeveralTargets_AreNamedByTarget()
    {
        PenguinReports report = PenguinReports.Of("targets");
        MultiTargetRegressionMetrics metrics = report.Context.Regression.EvaluateTargets(report.Model.Transform(report.HeldOut));

        ValueOf(report, "Mass: R-squared").Should().Be(Text.Number(metrics.Targets[0].RSquared));
        ValueOf(report, "Flipper: Mean absolute error").Should().Be(Text.Number(metrics.Targets[1].MeanAbsoluteError));
    }

    [Fact]
    public void Reading_OfClasses_ComparesWithTheMostFrequentClass()
    {
        PenguinReports report = PenguinReports.Of("multiclass");
        string[] species = [.. report.HeldOut.GetColumn<string>("Species")];
        IGrouping<string, string> most = species.GroupBy(name => name).MaxBy(group => group.Count())!;

        report.Html.Should().Contain($"of {species.Length} held-out rows are predicted correctly; always predicting {most.Key} would be correct for {Text.Percent((double)most.Count() / species.Length)}.");
    }

    [Fact]
    public void Data_ColumnsThatAreNotUsed_AreDistinguishedFromFeatures()
    {
        PenguinReports report = PenguinReports.Of("multiclass");
        string data = SectionOf(report.Html, "data");
        float[] flippers = [.. report.HeldOut.GetColumn<float>("Flipper")];

        RowOf(data, "Mass").Should().Contain("not used");
        RowOf(data, "Flipper").Should().Contain("feature, 1 input").And.Contain($"{flippers.Min()} to {flippers.Max()}");
        RowOf(data, "Species").Should().Contain("label").And.Contain("Adelie");
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Errors_OfEachTask_HaveReasonsWithTheValuesOfTheRow(string task)
    {
        PenguinReports report = PenguinReports.Of(task);
        string errors = SectionOf(report.Html, "errors");
        float[] lengths = [.. report.HeldOut.GetColumn<float>("Bill length")];

        MatchCollection rows = ErrorRows().Matches(errors);
        rows.Should().NotBeEmpty();
        foreach (Match row in rows)
            row.Groups[2].Value.Should().Be($"{lengths[int.Parse(row.Groups[1].Value) - 1]:G6}", "of row {0}", row.Groups[1].Value);
    }

    [Fact]
    public void Report_OfTheModelLoadedFromAFile_IsTheSame()
    {
        PenguinReports report = PenguinReports.Of("binary");
        using var folder = new TemporaryFolder();
        report.Context.Model.Save(report.Model, report.HeldOut.Schema, folder.FileAt("model.zip"));
        var context = new MLContext(seed: 1);
        string html = ModelReport.ToHtml(context, context.Model.Load(folder.FileAt("model.zip"), out _), report.HeldOut, new ReportOptions { TrainingTime = TimeSpan.FromSeconds(1.5) });

        foreach (string section in new[] { "choices", "learning", "metrics", "confusion", "curves", "calibration", "importance" })
            SectionOf(html, section).Should().Be(SectionOf(report.Html, section));
    }

    private static string Percent(double share) => FormattableString.Invariant($"{share * 100:0.0}%");

    private static string ValueOf(PenguinReports report, string metric) =>
        Regex.Match(RowOf(SectionOf(report.Html, "metrics"), metric), ">([^<]*)</td></tr>").Groups[1].Value;

    private static IEnumerable<string> Cells(PenguinReports report, string section) =>
        CellValues().Matches(SectionOf(report.Html, section)).Select(match => match.Groups[1].Value);

    private static string SectionOf(string html, string id) => Regex.Match(html, $"<section id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;

    private static string RowOf(string section, string name) => section.Split('\n').Single(line => line.Contains($">{name}</th>"));

    [GeneratedRegex("<section id=\"(\\w+)\"")]
    private static partial Regex SectionIds();

    [GeneratedRegex("<span class=\"cell [^>]*>(\\d+)</span>")]
    private static partial Regex CellValues();

    [GeneratedRegex("Row (\\d+)</strong>[^\\n]*\\n[^\\n]*Bill length = ([\\d.]+)")]
    private static partial Regex ErrorRows();
}
