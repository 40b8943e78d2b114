using System.CommandLine;
using FourPixel.Benchmarks;
using FourPixel.Benchmarks.Compare;

return new RootCommand("Measures FourPixel.")
{
    CompareCommand.Create(),
    KernelsCommand.Create(),
    BenchmarkDotNetCommand.Create(),
}.Parse(args).Invoke();
