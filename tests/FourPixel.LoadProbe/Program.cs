using Microsoft.ML;
using Microsoft.ML.Data;

// Prints the type of the last transformer of a model, and then a column for some rows, bit for bit, a row a line.
// args: the model's .zip, the rows in ML.NET's binary format, and the column, which is Score if none is named.
var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
ITransformer last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
Console.WriteLine(last.GetType());

IDataView scored = model.Transform(mlContext.Data.LoadFromBinary(args[1]));
DataViewSchema.Column column = scored.Schema[args.Length > 2 ? args[2] : "Score"];
IEnumerable<float[]> rows = column.Type switch
{
    VectorDataViewType { ItemType: BooleanDataViewType } => scored.GetColumn<bool[]>(column).Select(flags => Array.ConvertAll(flags, flag => flag ? 1f : 0)),
    VectorDataViewType => scored.GetColumn<float[]>(column),
    _ => scored.GetColumn<float>(column).Select(number => new[] { number }),
};
foreach (float[] row in rows)
    Console.WriteLine(string.Join(' ', row.Select(number => BitConverter.SingleToInt32Bits(number).ToString("X8"))));
