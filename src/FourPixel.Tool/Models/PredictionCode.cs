using System.Text;
using FourPixel.Tool.Columns;
using FourPixel.Tool.Tables;

namespace FourPixel.Tool.Models;

/// <summary>C# code that loads a model and predicts a row.</summary>
internal sealed class PredictionCode(SavedModel model)
{
    public string Write()
    {
        string[] names = Identifiers.Make([.. model.Card.Features.Select(feature => feature.Name)], ["Row", "Answer", "Predictor"]);
        return $$"""
            // Loads {{Path.GetFileName(model.Path)}} and predicts. The project needs the package FourPixel.MLNet.
            #nullable enable
            using System;
            using Microsoft.ML;
            using Microsoft.ML.Data;

            /// <summary>What the model predicts from. A missing number is NaN, a missing text empty, a missing date default.</summary>
            public sealed class Row
            {
            {{WriteProperties(names)}}
            }

            /// <summary>What the model predicts.</summary>
            public sealed class Answer
            {
            {{WriteAnswer()}}
            }

            /// <summary>Predicts one row at a time. Not thread-safe: use one predictor for each thread.</summary>
            public sealed class Predictor(string modelPath) : IDisposable
            {
                private readonly PredictionEngine<Row, Answer> _engine = Load(modelPath);

                public Answer Predict(Row row) => _engine.Predict(row);

                public void Dispose() => _engine.Dispose();

                private static PredictionEngine<Row, Answer> Load(string path)
                {
                    var mlContext = new MLContext();
                    return mlContext.Model.CreatePredictionEngine<Row, Answer>(mlContext.Model.Load(path, out _));
                }
            }

            """;
    }

    private string WriteProperties(string[] names) =>
        string.Join("\n\n", model.Card.Features.Zip(names, (feature, name) => $$"""
                /// <summary>{{DescribeFeature(feature)}}</summary>
                [ColumnName({{Quote(feature.Name)}})]
                public {{TypeOf(feature)}} {{name}} { get; set; }{{(feature.Format.Kind == ColumnKind.Text ? " = \"\";" : "")}}
            """));

    private string WriteAnswer() => model.Card.Task switch
    {
        { Name: "binary" } => """
                /// <summary>The class, by its name in the training data.</summary>
                public string Prediction { get; set; } = "";

                /// <summary>The probability of the positive class.</summary>
                public float Probability { get; set; }
            """,
        { Name: "multiclass" } task => $$"""
                /// <summary>The class, by its name in the training data.</summary>
                public string Prediction { get; set; } = "";

                /// <summary>The probabilities of {{Comment(Names.List(task.Classes))}}.</summary>
                [ColumnName("Score")]
                public float[] Probabilities { get; set; } = [];
            """,
        { Labels: [var label] } => $$"""
                /// <summary>The predicted {{Comment(label.Name)}}.</summary>
                [ColumnName("Score")]
                public float Prediction { get; set; }
            """,
        var task => $$"""
                /// <summary>The predicted {{Comment(Names.List([.. task.Labels.Select(label => label.Name)]))}}.</summary>
                [ColumnName("Score")]
                public float[] Predictions { get; set; } = [];
            """,
    };

    private static string DescribeFeature(FeatureColumn feature) => feature.Format.Kind switch
    {
        ColumnKind.Boolean => "1 for yes, 0 for no.",
        ColumnKind.Date => "A date.",
        ColumnKind.Text => "A text.",
        _ => "A number.",
    };

    private static string TypeOf(FeatureColumn feature) => feature.Format.Kind switch
    {
        ColumnKind.Date => "DateTime",
        ColumnKind.Text => "string",
        _ => "float",
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char character in text)
            quoted.Append(Escape(character));
        return quoted.Append('"').ToString();
    }

    private static string Escape(char character) => character switch
    {
        '"' or '\\' => $"\\{character}",
        _ when char.IsControl(character) => $"\\u{(int)character:X4}",
        _ => character.ToString(),
    };

    private static string Comment(string text) => text.ReplaceLineEndings(" ").Replace("&", "&amp;").Replace("<", "&lt;");
}
