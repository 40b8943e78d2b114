using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tests;

/// <summary>Rows whose columns have any names: numbers, and the class "Kind".</summary>
internal static class SchemaRows
{
    private const int Rows = 150;

    /// <param name="context">The context.</param>
    /// <param name="folder">Where the file of the rows lies.</param>
    /// <param name="names">The names of the numbers.</param>
    /// <param name="numbers">The numbers of each row.</param>
    /// <param name="kind">The class of each row.</param>
    public static IDataView Make(MLContext context, TemporaryFolder folder, string[] names, Func<int, float[]> numbers, Func<int, string> kind)
    {
        string path = folder.Write("rows.txt", string.Concat(Enumerable.Range(0, Rows).Select(i => string.Join('\t', [.. numbers(i).Select(number => $"{number}"), kind(i)]) + "\n")));
        return context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Columns = [.. names.Select((name, i) => new TextLoader.Column(name, DataKind.Single, i)), new("Kind", DataKind.String, names.Length)],
        });
    }
}
