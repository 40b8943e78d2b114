using FourPixel.Net;
using FourPixel.Net.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// What training means for every task: rows are read and checked, some are set aside for validation, columns are scaled, a
/// network is made and trained.
/// </summary>
internal sealed class NetworkFitter(IHost host, FourPixelOptions options)
{
    /// <param name="context">The rows, and perhaps a validation set and a model to go on from.</param>
    /// <param name="task">What is to be learned.</param>
    public ModelContent Fit(TrainContext context, LearningTask task)
    {
        using IChannel channel = host.Start("Training");
        Network? start = (context.InitialPredictor as IFourPixelModelParameters)?.Network;
        bool scales = start == null ? options.InputScaling != InputScaling.None : start.InputScaler != null;
        var settings = new ReadingSettings(host, task, options, scales, FeatureShape.IsSparse(context.TrainingSet));
        var loader = new ExampleLoader(settings, channel);
        ExampleSource training = loader.LoadTraining(context.TrainingSet);
        task.Examine(training, host, channel);
        task.Prepare(training);
        (training, ExampleSource? validation) = context.ValidationSet == null
            ? loader.Split(training)
            : (training, LoadValidation(context, loader, task, training));

        Network network = start == null
            ? MakeNetwork(context.TrainingSet, training, task, channel)
            : Continue(start, training.InputCount, task);
        channel.Info($"Training a network of {network.Describe()} on {training.Rows} rows, validating on {validation?.Rows ?? 0}, with seed {options.Seed}.");

        TrainingHistory history = new NetworkTrainer(WithLog(channel)).Train(network, training, validation);
        task.ToLabelUnits(network);
        channel.Info($"Trained {history.Epochs.Count} epochs; the network is that of epoch {history.BestEpoch}.");
        return new ModelContent(network, history, options);
    }

    private ExampleSource LoadValidation(TrainContext context, ExampleLoader loader, LearningTask task, ExampleSource training)
    {
        RoleMappedData data = context.ValidationSet;
        DataViewType trainingLabel = context.TrainingSet.Schema.Label!.Value.Type, validationLabel = data.Schema.Label!.Value.Type;
        if (!validationLabel.Equals(trainingLabel))
            throw host.Except($"Label column '{options.LabelColumnName}' is {validationLabel} in the validation set; in the training set it is {trainingLabel}.");
        data.CheckFeatureFloatVector(out int columns);
        if (columns != training.InputCount)
            throw host.Except($"Feature column '{options.FeatureColumnName}' has {columns} slots in the validation set; the training set has {training.InputCount}.");
        ExampleSource validation = loader.LoadValidation(data);
        task.Prepare(validation);
        return validation;
    }

    private Network MakeNetwork(RoleMappedData data, ExampleSource training, LearningTask task, IChannel channel)
    {
        int[] hidden = options.HiddenLayers ?? ChooseHiddenLayers(training.Rows);
        Dense[] layers =
        [
            .. hidden.Select((units, i) => new Dense(units, options.LayerActivations?[i] ?? options.Activation)),
            new Dense(task.Outputs, task.OutputActivation),
        ];
        return new Network(training.InputCount, layers, options.Seed!.Value) { InputScaler = MakeScaler(data, training, channel) };
    }

    private InputScaler? MakeScaler(RoleMappedData data, ExampleSource training, IChannel channel)
    {
        if (options.InputScaling == InputScaling.None)
            return null;
        var moments = new ColumnMoments(training);
        int[] empty = [.. Enumerable.Range(0, moments.Columns).Where(moments.IsEmpty)];
        if (empty.Length > 0)
        {
            const int Named = 10;
            string names = string.Join(", ", empty.Take(Named)) + (empty.Length > Named ? ", ..." : "");
            channel.Warning($"{empty.Length} of {training.InputCount} slots of feature column '{data.Schema.Feature!.Value.Name}' have no value in any row and count as 0: {names}.");
        }
        return options.InputScaling == InputScaling.Robust
            ? InputScaler.Robust(moments, new ColumnSample(training))
            : InputScaler.Standard(moments);
    }

    private Network Continue(Network start, int inputs, LearningTask task)
    {
        if (start.Inputs != inputs || start.Outputs != task.Outputs)
            throw host.Except($"The model to go on from has {start.Inputs} inputs and {start.Outputs} outputs; the training set asks for {inputs} and {task.Outputs}.");
        if (start.Layers[^1].Activation != task.OutputActivation)
            throw host.Except($"The model to go on from has {start.Layers[^1].Activation} as its output activation; {options.Loss} asks for {task.OutputActivation}.");
        int[] hidden = [.. start.Layers.SkipLast(1).Select(layer => layer.Outputs)];
        if (options.HiddenLayers != null && !options.HiddenLayers.SequenceEqual(hidden))
            throw host.Except($"The model to go on from has hidden layers [{string.Join(", ", hidden)}]; HiddenLayers is [{string.Join(", ", options.HiddenLayers)}].");
        Network network = start.Clone();
        task.ToTrainingUnits(network);
        return network;
    }

    private FourPixelOptions WithLog(IChannel channel)
    {
        FourPixelOptions copy = options.Copy();
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

    private static int[] ChooseHiddenLayers(int rows) => rows switch
    {
        < 1_000 => [32, 32],
        < 10_000 => [64, 64],
        _ => [128, 128],
    };
}
