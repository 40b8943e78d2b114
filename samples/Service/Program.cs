using FourPixel.Samples.Service;

// Train the model with: fourpixel train --data samples/Pipeline/penguins.csv --label species --model penguins.zip
PenguinService.Create(args).Run();
