using System.Runtime.ExceptionServices;
using System.Text;

namespace FourPixel.Net.Training;

/// <summary>Makes one error of what failed on some of the ranks, the same on all of them.</summary>
internal static class RankFailure
{
    private const string Known = "FourPixel: all ranks know";

    /// <summary>Whether all ranks throw this exception, or one with the same message.</summary>
    public static bool IsKnown(Exception exception) => exception.Data.Contains(Known);

    /// <summary>The message of a rank to the others.</summary>
    public static (RankState State, byte[] Text) Describe(Exception exception) =>
        (exception is OperationCanceledException ? RankState.Cancelled : RankState.Failed, Encoding.UTF8.GetBytes(exception.Message));

    /// <param name="states">How each rank is.</param>
    /// <param name="texts">The texts of the message.</param>
    /// <param name="own">What was thrown on this rank; null for nothing.</param>
    public static void Throw(RankState[] states, string[] texts, Exception? own)
    {
        Exception exception = Make(states, texts, own);
        exception.Data[Known] = true;
        ExceptionDispatchInfo.Throw(exception);
    }

    private static Exception Make(RankState[] states, string[] texts, Exception? own)
    {
        // Where all fail alike, it is the error of one process.
        if (own != null && states.All(state => state == states[0]) && texts.All(text => text == texts[0]))
            return own;
        if (!states.Contains(RankState.Failed))
            return new OperationCanceledException($"{NameOf(states, RankState.Cancelled)} cancelled the training.", own);
        IEnumerable<string> errors = Enumerable.Range(0, states.Length).Where(rank => states[rank] == RankState.Failed)
            .GroupBy(rank => texts[rank]).Select(ranks => $"{NameOf([.. ranks])}: {ranks.Key}");
        return new RankFailureException(string.Join(" ", errors), own);
    }

    private static string NameOf(RankState[] states, RankState state) =>
        NameOf([.. Enumerable.Range(0, states.Length).Where(rank => states[rank] == state)]);

    private static string NameOf(int[] ranks) => ranks.Length == 1 ? $"Rank {ranks[0]}" : $"Ranks {string.Join(", ", ranks)}";
}
