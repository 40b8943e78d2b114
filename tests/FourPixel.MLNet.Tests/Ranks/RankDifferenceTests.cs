using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using FourPixel.Net.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Ranks;

/// <summary>What differs from rank to rank, or fails on one, ends the training on all, with an error that says where and what.</summary>
public class RankDifferenceTests
{
    [Fact]
    public void Fit_WithAnotherLabelTypeOnOneRank_SaysWhichRank() =>
        Failure((context, rank) => rank == 1 ? Renamed(context, nameof(Example.Price)) : Renamed(context, nameof(Example.Class)))
            .Should().BeOfType<RankFailureException>().Which.Message.Should().StartWith("Rank 1: Schema mismatch for label column 'Class'");

    [Fact]
    public void Fit_WithOtherClassesOnOneRank_NamesBoth() => Failure((context, rank) =>
            Examples.Make().Where(example => rank == 0 || example.Kind != "kind 1").ToView(context), Subject.NamedClasses)
        .Message.Should().Contain("the classes of label column 'KindKey' is [kind 0, kind 1, kind 2] on rank 0 and [kind 0, kind 2] on rank 1");

    [Fact]
    public void Fit_WithOtherColumnsOnOneRank_NamesBoth() => Failure((context, rank) =>
        {
            IDataView rows = context.Data.LoadFromEnumerable(Examples.Make());
            return context.Transforms.Concatenate("Features", rank == 0 ? ["A", "B", "C"] : ["A", "B"]).Fit(rows).Transform(rows);
        }).Message.Should().Contain("the type of feature column 'Features' is Vector<Single, 3> on rank 0 and Vector<Single, 2> on rank 1");

    [Fact]
    public void Fit_WithoutRowsOnOneRank_SaysWhichRank() =>
        Failure((context, rank) => Examples.Make().Take(rank == 1 ? 0 : 120).ToView(context))
            .Message.Should().StartWith("Rank 1: There are no training rows: 0 were read");

    [Fact]
    public void Fit_WithAnInfiniteLastRowOnOneRank_SaysWhichRank() => Failure((context, rank) =>
        {
            List<Example> rows = Examples.Make();
            rows[^1].A = rank == 1 ? float.PositiveInfinity : 1;
            return rows.ToView(context);
        }).Message.Should().Match("Rank 1: Feature column 'Features' has * in slot 0 of row 119*");

    [Fact]
    public void Fit_WithAnotherSeedOnOneRank_NamesBoth() => Failure((context, _) => Examples.Make().ToView(context), change: (options, rank) => options.Seed = rank)
        .Message.Should().Contain("Seed is 0 on rank 0 and 1 on rank 1");

    [Fact]
    public void Fit_WhoseReportThrowsOnOneRank_SaysWhichRank() => Failure((context, _) => Examples.Make().ToView(context), change: (options, rank) =>
            options.EpochCompleted = report => _ = rank == 1 && report.Epoch == 2 ? throw new InvalidDataException("The disk is full.") : 0)
        .Message.Should().Be("Rank 1: The disk is full.");

    private static Exception Failure(Func<MLContext, int, IDataView> view, Subject subject = Subject.Classes, Action<FourPixelOptions, int>? change = null) =>
        ThreadRanks.Failure(2, rank =>
        {
            var context = new MLContext(1);
            return TrainerCase.Of(subject).MakeTrainer(options =>
            {
                change?.Invoke(options, rank.Rank);
                (options.NumberOfThreads, options.Communicator) = (1, rank);
            }, context).Fit(view(context, rank.Rank));
        });

    private static IDataView Renamed(MLContext context, string label)
    {
        IDataView rows = Examples.Make().ToView(context);
        return context.Transforms.CopyColumns(nameof(Example.Class), label).Fit(rows).Transform(rows);
    }
}
