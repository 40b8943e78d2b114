using FourPixel.Benchmarks.Compare;

return CompareCommand.Run(args.Length > 1 ? int.Parse(args[1]) : 3, args.Length > 2 ? args[2] : null);
