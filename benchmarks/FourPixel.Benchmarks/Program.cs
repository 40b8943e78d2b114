System.Console.WriteLine(FourPixel.Benchmarks.PeakMeter.GigaFlops());
