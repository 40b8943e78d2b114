using Microsoft.ML;
using Microsoft.ML.Data;

// Prints the type of the last transformer of a model, and then the scores of some rows, bit for bit, a row a line.
// args: the model's .zip, and the rows in ML.NET's binary format.
var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
ITransformer last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
Console.WriteLine(last.GetType());

IDataView scored = model.Transform(mlContext.Data.LoadFromBinary(args[1]));
IEnumerable<float[]> scores = scored.Schema["Score"].Type is VectorDataViewType
    ? scored.GetColumn<float[]>("Score")
    : scored.GetColumn<float>("Score").Select(score => new[] { score });
foreach (float[] row in scores)
    Console.WriteLine(string.Join(' ', row.Select(score => BitConverter.SingleToInt32Bits(score).ToString("X8"))));
