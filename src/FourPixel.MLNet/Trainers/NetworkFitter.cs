using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// The steps of training, for all tasks: read and check the rows, hold out some for validation, scale the columns, create the
/// network and train it.
/// </summary>
internal sealed class NetworkFitter(IHost host, FourPixelOptions options)
{
    /// <param name="context">The rows, and optionally a validation set and a model to continue from.</param>
    /// <param name="task">The learning task.</param>
    public ModelContent Fit(TrainContext context, LearningTask task)
    {
        using IChannel channel = host.Start("Training");
        RankGroup ranks = RankGroup.Of(options);
        RankComparison.Run(ranks, RankColumns.TraitsOf(context));
        ModelContinuation? continuation = context.InitialPredictor is IFourPixelModelParameters model ? new(host, model) : null;
        bool scales = continuation?.Scales ?? options.InputScaling != InputScaling.None;
        var settings = new ReadingSettings(host, task, options, scales, FeatureShape.IsSparse(context.TrainingSet, ranks));
        var loader = new ExampleLoader(settings, channel);
        ExampleSource training = loader.LoadTraining(context.TrainingSet);
        task.Examine(training, host, channel);
        FourPixelOptions chosen = options.Copy();
        DefaultChoice.Fill(chosen, AllOf(training));
        continuation?.Describe(options, chosen);
        int folds = context.ValidationSet == null ? loader.ChooseFolds(training, chosen.Members!.Value) : 0;
        (training, ExampleSource? validation) = context.ValidationSet != null ? (training, LoadValidation(context, loader, training))
            : folds > 0 ? (training, null) : loader.Split(training);
        task.Weigh(training, validation);

        Network network = continuation?.MakeNetwork(options, task, training.InputCount) ?? MakeNetwork();
        channel.Info($"Training a network of {network.Describe()} on {training.Rows} rows{OfRank()}, validating on {Validation()}, with seed {options.Seed}.");

        var trainer = new NetworkTrainer(WithLog(chosen, channel));
        TrainingHistory history = folds > 0 ? trainer.TrainWithFolds(network, (ExampleSet)training, folds) : trainer.Train(network, training, validation);
        task.Check(network, history, training, channel);
        channel.Info($"Trained {history.Epochs.Count} epochs; the model has the weights of epoch {history.BestEpoch}.");
        return new ModelContent(network, history, chosen);

        Network MakeNetwork()
        {
            var maker = new NetworkMaker(training, task, ranks);
            maker.Warn(channel, context.TrainingSet.Schema, options.InputScaling);
            new OptionTrial(RowsOfTrial(), maker, host.CheckAlive, channel).Run(options, chosen);
            return maker.Make(chosen);
        }

        // Few rows are gathered, and each rank runs the trial on all of them; with many rows there is no trial.
        ExampleSource RowsOfTrial()
        {
            bool someAreRead = ranks.Any(training is not ExampleSet);
            ExampleSource all = AllOf(training);
            return ranks.IsAlone || someAreRead || all.IsSparse || all.Rows > OptionTrial.MaxRows ? all : all.Sample(all.Rows);
        }

        ExampleSource AllOf(ExampleSource rows) => ranks.IsAlone ? rows : new RankedExamples(rows, ranks);

        string OfRank() => ranks.IsAlone ? "" : $" of rank {ranks.Rank} of {ranks.Size}";

        string Validation() => folds > 0 ? $"{folds} folds of them" : $"{validation?.Rows ?? 0}";
    }

    private ExampleSource LoadValidation(TrainContext context, ExampleLoader loader, ExampleSource training)
    {
        RoleMappedData data = context.ValidationSet;
        DataViewType trainingLabel = context.TrainingSet.Schema.Label!.Value.Type, validationLabel = data.Schema.Label!.Value.Type;
        if (!validationLabel.Equals(trainingLabel))
            throw host.Except($"Label column '{options.LabelColumnName}' is {validationLabel} in the validation set; in the training set it is {trainingLabel}.");
        data.CheckFeatureFloatVector(out int columns);
        if (columns != training.InputCount)
            throw host.Except($"Feature column '{options.FeatureColumnName}' has {columns} slots in the validation set; the training set has {training.InputCount}.");
        return loader.LoadValidation(data);
    }

    private FourPixelOptions WithLog(FourPixelOptions chosen, IChannel channel)
    {
        FourPixelOptions copy = chosen.Copy();
        copy.ThrowIfCancelled = host.CheckAlive;
        copy.EpochCompleted = report =>
        {
            string validation = report.ValidationLoss is double loss
                ? $", validation loss {loss:G6}, {report.MetricName} {report.Metric:G6}"
                : "";
            channel.Info($"Epoch {report.Epoch} of {report.NumberOfEpochs}: training loss {report.TrainingLoss:G6}{validation}.");
            options.EpochCompleted?.Invoke(report);
        };
        return copy;
    }
}
