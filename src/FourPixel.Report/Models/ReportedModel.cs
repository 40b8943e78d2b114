using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Calibrators;

namespace FourPixel.Report.Models;

/// <summary>A pipeline and the FourPixel model that it ends with.</summary>
/// <param name="Pipeline">From the columns of the rows to the prediction.</param>
/// <param name="Parameters">The model.</param>
/// <param name="FeatureColumn">The column that the model predicts from.</param>
internal sealed record ReportedModel(ITransformer Pipeline, IFourPixelModelParameters Parameters, string FeatureColumn)
{
    public string LabelColumn => Parameters.Options.LabelColumnName;

    public static ReportedModel Find(ITransformer pipeline) => FindIn(pipeline, pipeline)
        ?? throw new ArgumentException($"The model ({pipeline.GetType().Name}) has no FourPixel network; pass a trained FourPixel model, or a pipeline that has one.", nameof(pipeline));

    private static ReportedModel? FindIn(ITransformer transformer, ITransformer pipeline) => transformer switch
    {
        IEnumerable<ITransformer> chain => chain.Reverse().Select(part => FindIn(part, pipeline)).FirstOrDefault(found => found != null),
        ISingleFeaturePredictionTransformer<object> predictor => ParametersOf(predictor.Model) is IFourPixelModelParameters parameters
            ? new ReportedModel(pipeline, parameters, predictor.FeatureColumnName)
            : null,
        _ => null,
    };

    private static IFourPixelModelParameters? ParametersOf(object model) =>
        (model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : model) as IFourPixelModelParameters;
}
