using System.CommandLine;
using FourPixel.Benchmarks;

return new RootCommand("Measures FourPixel.")
{
    KernelsCommand.Create(),
    BenchmarkDotNetCommand.Create(),
}.Parse(args).Invoke();
