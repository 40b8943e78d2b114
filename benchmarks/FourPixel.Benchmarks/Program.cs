using System.CommandLine;
using FourPixel.Benchmarks;
using FourPixel.Benchmarks.Compare;
using FourPixel.Benchmarks.Defaults;
using FourPixel.Benchmarks.Insight;
using FourPixel.Benchmarks.Onnx;
using FourPixel.Benchmarks.Quality;
using FourPixel.Benchmarks.Ranks;
using FourPixel.Benchmarks.Rows;
using FourPixel.Benchmarks.Tool;

return new RootCommand("Measures FourPixel.")
{
    CompareCommand.Create(),
    FashionCommand.Create(),
    CostsCommand.Create(),
    SparseCommand.Create(),
    StreamingCommand.Create(),
    RanksCommand.Create(),
    QualityCommand.Create(),
    DefaultsCommand.Create(),
    ExplainCommand.Create(),
    CoverageCommand.Create(),
    KernelsCommand.Create(),
    OnnxCommand.Create(),
    ToolCommand.Create(),
    BenchmarkDotNetCommand.Create(),
}.Parse(args).Invoke();
