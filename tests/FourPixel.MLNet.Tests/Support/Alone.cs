namespace FourPixel.MLNet.Tests.Support;

/// <summary>Tests that count the threads or the memory of the process, and so cannot have others beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
