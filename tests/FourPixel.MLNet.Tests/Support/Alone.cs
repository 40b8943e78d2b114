namespace FourPixel.MLNet.Tests.Support;

/// <summary>Tests that count the threads or the memory of the process, and so can't run in parallel.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
