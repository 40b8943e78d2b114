using System.CommandLine;
using BenchmarkDotNet.Running;

namespace FourPixel.Benchmarks;

/// <summary>Hands the rest of the command line to BenchmarkDotNet, such as <c>bdn --filter *Forward*</c>.</summary>
internal static class BenchmarkDotNetCommand
{
    public static Command Create()
    {
        var command = new Command("bdn", "Runs the BenchmarkDotNet benchmarks; takes BenchmarkDotNet's own arguments.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed =>
            BenchmarkSwitcher.FromAssembly(typeof(BenchmarkDotNetCommand).Assembly).Run([.. parsed.UnmatchedTokens]));
        return command;
    }
}
