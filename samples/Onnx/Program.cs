using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

// Trains a network that predicts the sex of penguins from their measurements.
var mlContext = new MLContext(seed: 1);
IDataView penguins = mlContext.Data.LoadFromTextFile(Path.Combine(AppContext.BaseDirectory, "penguins.csv"), new TextLoader.Options
{
    HasHeader = true,
    Separators = [','],
    MissingRealsAsNaNs = true,
    Columns = [new("Features", DataKind.Single, 2, 5), new("Sex", DataKind.String, 6)],
});
var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Sex")
    .Append(mlContext.MulticlassClassification.Trainers.FourPixel());
var model = pipeline.Fit(penguins);

// Exports the network. Its inputs are raw features, NaN if missing: scaling is part of the network.
string path = Path.Combine(Path.GetTempPath(), $"penguins-{Environment.ProcessId}.onnx");
model.LastTransformer.Model.Network.ExportOnnx(path);

// Scores the same rows here and in ONNX Runtime, which does not need FourPixel.
IDataView scored = model.Transform(penguins);
float[][] features = [.. scored.GetColumn<float[]>("Features")], here = [.. scored.GetColumn<float[]>("Score")];
using var session = new InferenceSession(path);
var input = new DenseTensor<float>(features.SelectMany(row => row).ToArray(), [features.Length, features[0].Length]);
using var outputs = session.Run([NamedOnnxValue.CreateFromTensor("Features", input)]);
float[] there = [.. outputs[0].AsEnumerable<float>()];
File.Delete(path);

float difference = here.SelectMany(row => row).Zip(there, (one, other) => MathF.Abs(one - other)).Max();
Console.WriteLine($"{features.Length} penguins, {there.Length} probabilities: ONNX Runtime's differ by {difference:E1} at most.");
return difference < 1e-5 ? 0 : 1;
