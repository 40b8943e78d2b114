using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// What training means for every task: rows are read and checked, some are set aside for validation, columns are scaled, a
/// network is made and trained.
/// </summary>
internal sealed class NetworkFitter(IHost host, FourPixelOptions options)
{
    /// <summary>Below so many rows none are set aside for validation unless the user asks for it.</summary>
    private const int FewRows = 100;

    private const double DefaultValidationFraction = 0.1;

    /// <param name="context">The rows, and perhaps a validation set and a model to go on from.</param>
    /// <param name="task">What is to be learned.</param>
    public ModelContent Fit(TrainContext context, LearningTask task)
    {
        using IChannel channel = host.Start("Training");
        Network? start = (context.InitialPredictor as IFourPixelModelParameters)?.Network;
        bool scales = start == null ? options.InputScaling != InputScaling.None : start.InputScaler != null;
        var reader = new RowReader(host, channel, task, options.NumberOfThreads, keepMissing: scales);
        ExampleSet training = reader.Read(context.TrainingSet, "training");
        task.Examine(training, host, channel);
        training = task.Weigh(training);
        task.ToTrainingUnits(training);
        (training, ExampleSet? validation) = AddValidation(context, reader, task, training);

        Network network = start == null
            ? MakeNetwork(context.TrainingSet, training, task, channel)
            : Continue(start, training.InputCount, task);
        channel.Info($"Training a network of {Describe(network)} on {training.Rows} rows, validating on {validation?.Rows ?? 0}, with seed {options.Seed}.");

        TrainingHistory history = new NetworkTrainer(WithLog(channel)).Train(network, training, validation);
        task.ToLabelUnits(network);
        channel.Info($"Trained {history.Epochs.Count} epochs; the network is that of epoch {history.BestEpoch}.");
        return new ModelContent(network, history, options);
    }

    private (ExampleSet Training, ExampleSet? Validation) AddValidation(TrainContext context, RowReader reader, LearningTask task, ExampleSet training)
    {
        if (context.ValidationSet is RoleMappedData data)
        {
            DataViewType trainingLabel = context.TrainingSet.Schema.Label!.Value.Type, validationLabel = data.Schema.Label!.Value.Type;
            if (!validationLabel.Equals(trainingLabel))
                throw host.Except($"Label column '{options.LabelColumnName}' is {validationLabel} in the validation set; in the training set it is {trainingLabel}.");
            ExampleSet validation = reader.Read(data, "validation");
            if (validation.InputCount != training.InputCount)
                throw host.Except($"Feature column '{options.FeatureColumnName}' has {validation.InputCount} slots in the validation set; the training set has {training.InputCount}.");
            validation = task.Weigh(validation);
            task.ToTrainingUnits(validation);
            return (training, validation);
        }

        double fraction = options.ValidationFraction ?? (training.Rows < FewRows ? 0 : DefaultValidationFraction);
        if (fraction == 0)
            return (training, null);
        (ExampleSet remaining, ExampleSet setAside) = training.Split(fraction, options.Seed!.Value);
        if (remaining.Rows == 0)
            throw host.Except($"ValidationFraction {fraction} of {training.Rows} rows leaves none to train on.");
        return (remaining, setAside);
    }

    private Network MakeNetwork(RoleMappedData data, ExampleSet training, LearningTask task, IChannel channel)
    {
        int[] hidden = options.HiddenLayers ?? ChooseHiddenLayers(training.Rows);
        Dense[] layers =
        [
            .. hidden.Select((units, i) => new Dense(units, options.LayerActivations?[i] ?? options.Activation)),
            new Dense(task.Outputs, task.OutputActivation),
        ];
        return new Network(training.InputCount, layers, options.Seed!.Value) { InputScaler = MakeScaler(data, training, channel) };
    }

    private InputScaler? MakeScaler(RoleMappedData data, ExampleSet training, IChannel channel)
    {
        if (options.InputScaling == InputScaling.None)
            return null;
        int[] empty = training.FindEmptyColumns();
        if (empty.Length > 0)
        {
            const int Named = 10;
            string names = string.Join(", ", empty.Take(Named)) + (empty.Length > Named ? ", ..." : "");
            channel.Warning($"{empty.Length} of {training.InputCount} slots of feature column '{data.Schema.Feature!.Value.Name}' have no value in any row and count as 0: {names}.");
        }
        return options.InputScaling == InputScaling.Robust ? InputScaler.Robust(training) : InputScaler.Standard(training);
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

    private static string Describe(Network network) =>
        network.Inputs + "-" + string.Join("-", network.Layers.Select(layer => $"{layer.Outputs} {layer.Activation}"));
}
