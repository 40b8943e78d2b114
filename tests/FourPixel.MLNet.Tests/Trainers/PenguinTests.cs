using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>Real data, defaults only: text columns, missing values, and columns from 13 to 6,300.</summary>
public class PenguinTests
{
    [Fact]
    public void FourPixelTrainer_DefaultsOnRawColumns_Gets98PercentInCrossValidation()
    {
        var context = new MLContext(1);

        var folds = context.MulticlassClassification.CrossValidate(Penguins.Load(context),
            Penguins.Featurizer(context).Append(new FourPixelTrainer()), numberOfFolds: 5);

        folds.Average(fold => fold.Metrics.MicroAccuracy).Should().BeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public void FourPixelTrainer_LBFGSOnRawColumns_Gets98PercentInCrossValidation()
    {
        var context = new MLContext(1);
        var trainer = new FourPixelTrainer(new FourPixelTrainer.Options
        {
            Optimizer = Optimizer.LBFGS,
            Activation = Activation.Tanh,
            L2Regularization = 0.01,
        });

        var folds = context.MulticlassClassification.CrossValidate(Penguins.Load(context),
            Penguins.Featurizer(context).Append(trainer), numberOfFolds: 5);

        folds.Average(fold => fold.Metrics.MicroAccuracy).Should().BeGreaterThanOrEqualTo(0.98);
    }
}
