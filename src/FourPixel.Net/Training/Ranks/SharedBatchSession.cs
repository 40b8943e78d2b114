namespace FourPixel.Net.Training;

/// <summary>
/// Gradient descent of several ranks: each step's batch is spread over them, and each moves its part of the weights by the sum of
/// their gradients.
/// </summary>
/// <remarks>
/// What goes wrong on a rank waits until the next step begins: so the others, who expect its gradient, get one, and then all stop.
/// </remarks>
internal sealed class SharedBatchSession : MiniBatchSession
{
    private readonly int _batches;
    private readonly GradientSum _sum;
    private readonly StepHeader _header;
    private readonly Action _bringBatch;
    private readonly Action _forward;
    private readonly Action _backward;
    private Exception? _failure;
    private MeanLoss _mean;
    private int _epoch;
    private int _rows;

    public SharedBatchSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows)
        : base(network, options, loss, rows, BatchShare.Of(options.EffectiveBatchSize, rows.RowsOfRanks, rows.Ranks.Rank))
    {
        ICommunicator communicator = Ranks.Communicator;
        int always = Pass.Inputs.AlwaysTouched;
        TouchedRowSum? touched = rows.Training.IsSparse ? new TouchedRowSum(Backpropagation.Gradient, communicator, network.Inputs, always) : null;
        var parameters = new SharedParameters(network, Backpropagation.Gradient.FirstAlways, communicator);
        _sum = new GradientSum(Backpropagation.Gradient, parameters, communicator, always, touched);
        Backpropagation.Gradient.Share(_sum, parameters.Own);
        Update.Share(parameters);
        Pass.Shared = parameters;
        _header = new StepHeader(communicator);
        _batches = Ranks.Max(Training.Batches);
        (_bringBatch, _forward, _backward) = (BringBatch, Forward, Backward);
    }

    public override void Collect() => Update.Collect();

    private protected override (double Loss, double LearningRate) Learn(int epoch)
    {
        double learningRate = 0;
        (_epoch, _mean) = (epoch, default);
        Try(() => Start(epoch));
        for (int batch = 0; NextStepOfAll(); batch++)
        {
            learningRate = RateAt(epoch, Math.Min(1, (double)batch / _batches));
            _sum.Start();
            if (Training.Rows > 0)
                Try(_backward);
            _sum.Complete(isThere: Training.Rows > 0 && _failure == null);
            Step(learningRate);
        }
        Ranks.Merge(new Span<MeanLoss>(ref _mean), MeanLoss.Merge);
        return (_mean.Value, learningRate);
    }

    /// <summary>Brings this rank's part of the next batch; false when no rank has rows any more.</summary>
    private bool NextStepOfAll()
    {
        Try(_bringBatch);
        _header.Begin(_failure == null ? Training.Rows : 0, _failure != null);
        if (Training.Rows > 0)
            Try(_forward);
        (_rows, bool anyFailed) = _header.End();
        if (anyFailed)
            Ranks.Fail(_failure);
        return _rows > 0;
    }

    private void BringBatch() => NextBatch();

    private void Forward() => Pass.Run(Training.Rows, StepNumber);

    private void Backward()
    {
        double loss = Backpropagation.Backward(Training.Targets, Training.Weights, Training.Rows, _rows * MeanWeight);
        ThrowIfDiverged(_epoch, loss);
        _mean.Add(loss, Training);
    }

    private void Try(Action action)
    {
        try
        {
            if (_failure == null)
                action();
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }
}
