using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>Missing and wrong columns are refused with ML.NET's own errors, wherever they first appear.</summary>
public class WrongSchemaTests
{
    private readonly MLContext _context = new(1);

    public static TheoryData<Subject, string, string> WrongColumns
    {
        get
        {
            var cases = new TheoryData<Subject, string, string>();
            foreach (Subject subject in Enum.GetValues<Subject>())
            {
                foreach (string features in new[] { "Nowhere", nameof(Example.Kind), nameof(Example.Free), nameof(Example.A), "KindKey" })
                    cases.Add(subject, nameof(FourPixelOptions.FeatureColumnName), features);
                foreach (string weight in new[] { "Nowhere", nameof(Example.Kind), nameof(Example.Prices) })
                    cases.Add(subject, nameof(FourPixelOptions.ExampleWeightColumnName), weight);
                foreach (string label in new[] { "Nowhere", nameof(Example.Kind), nameof(Example.Free) })
                    cases.Add(subject, nameof(FourPixelOptions.LabelColumnName), label);
            }
            cases.Add(Subject.Classes, nameof(FourPixelOptions.LabelColumnName), nameof(Example.Price));
            cases.Add(Subject.YesNo, nameof(FourPixelOptions.LabelColumnName), nameof(Example.Class));
            cases.Add(Subject.YesNo, nameof(FourPixelOptions.LabelColumnName), nameof(Example.Price));
            cases.Add(Subject.Number, nameof(FourPixelOptions.LabelColumnName), nameof(Example.Class));
            cases.Add(Subject.Number, nameof(FourPixelOptions.LabelColumnName), nameof(Example.IsLarge));
            return cases;
        }
    }

    [Theory, MemberData(nameof(WrongColumns))]
    public void Trainer_MissingOrWrongColumn_IsRefusedInGetOutputSchemaAndFit(Subject subject, string option, string column)
    {
        IDataView data = Examples.Make(rows: 30).ToView(_context);
        IEstimator<ITransformer> trainer = TrainerCase.Of(subject).MakeTrainer(
            options => options.GetType().GetProperty(option)!.SetValue(options, column));

        foreach (Action act in new Action[] { () => trainer.GetOutputSchema(SchemaShape.Create(data.Schema)), () => trainer.Fit(data) })
            act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*column '{column}'*");
    }

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.Number)]
    public void Fit_ValidationSetWithoutLabel_IsRefused(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make(rows: 30).ToView(_context);
        IDataView unlabelled = _context.Transforms.DropColumns(trainerCase.Label).Fit(data).Transform(data);
        Action act = () => trainerCase.Fit(trainerCase.MakeTrainer(), data, unlabelled, null);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*label column '{trainerCase.Label}'*");
    }

    /// <summary>ML.NET's transformers say that a column is missing with one exception, and that its type is wrong with another.</summary>
    [Theory, EverySubject]
    public void Model_MissingOrWrongFeatures_IsRefusedBeforeAndAfterLoading(Subject subject)
    {
        IDataView data = Examples.Make(rows: 30).ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer().Fit(data);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, data.Schema));

        foreach (IDataView wrong in MakeWrongViews(data))
        {
            foreach (ITransformer transformer in new[] { model, loaded })
            {
                foreach (Action act in new Action[] { () => transformer.GetOutputSchema(wrong.Schema), () => transformer.Transform(wrong) })
                    act.Should().Throw<Exception>().WithMessage("*eature*").Which.Should().Match(e => e is ArgumentOutOfRangeException || e is InvalidOperationException);
            }
        }
    }

    private IEnumerable<IDataView> MakeWrongViews(IDataView data)
    {
        IDataView without = _context.Transforms.SelectColumns(nameof(Example.A), nameof(Example.Kind), nameof(Example.Free)).Fit(data).Transform(data);
        yield return without;
        foreach (string column in new[] { nameof(Example.A), nameof(Example.Kind), nameof(Example.Free) })
            yield return _context.Transforms.CopyColumns("Features", column).Fit(without).Transform(without);
        yield return _context.Transforms.Concatenate("Features", nameof(Example.A), nameof(Example.A)).Fit(without).Transform(without);
    }
}
