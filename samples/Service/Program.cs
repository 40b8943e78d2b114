using FourPixel.Samples.Service;

// fourpixel train --data samples/Pipeline/penguins.csv --label species --model penguins.zip
// dotnet run -c Release --project samples/Service -- --model penguins.zip --urls http://localhost:5000
// curl http://localhost:5000/predict --json '{"island":"Dream","billLength":49.5,"billDepth":19,"flipperLength":200,"bodyMass":3800}'
PenguinService.Create(args).Run();
