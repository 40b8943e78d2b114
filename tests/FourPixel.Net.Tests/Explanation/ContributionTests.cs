using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Explanation;

/// <summary>The properties of contributions.</summary>
public class ContributionTests
{
    [Fact]
    public void Calculate_LinearNetwork_IsWeightTimesDistanceFromTheMeanBaseline()
    {
        var network = new Network(3, [new Dense(1)]) { InputScaler = new InputScaler([10, 0, 1], [2, 1, 0.5f]), OutputScaler = new OutputScaler([7], [100]) };
        float[] weights = [1.5f, -2, 0.25f], scales = [2, 1, 0.5f], row = [11, 3, -4];
        weights.CopyTo(network.Layers[0].Weights);
        float[] baselines = [10, 1, 2, 12, -1, 4, 8, 3, 9];
        float[] means = [10, 1, 5];
        var contributions = new float[3];

        using var calculator = new ContributionCalculator(new ContributionBaselines(network, baselines));
        ScoreContributions total = calculator.Calculate(row, contributions);

        for (int i = 0; i < 3; i++)
            contributions[i].Should().BeApproximately(100 * weights[i] * scales[i] * (row[i] - means[i]), 1e-3f);
        total.Score.Should().BeApproximately(network.Forward(row)[0], 1e-3);
        total.MeanBaselineScore.Should().BeApproximately(network.Forward(means)[0], 1e-3);
        total.Rest.Should().BeApproximately(0, 1e-3);
    }

    /// <summary>The product of two inputs belongs to both of them: half each of x1 x2 from (0, 0).</summary>
    [Fact]
    public void Calculate_ProductOfTwoInputs_SharesItEvenly()
    {
        var network = new Network(2, [new Dense(24, Activation.Tanh), new Dense(1)], seed: 1);
        float[] inputs = Problems.Noise(4_000, seed: 1);
        var examples = new ExampleSet(inputs, 2, [.. inputs.Chunk(2).Select(pair => pair[0] * pair[1])], 1);
        network.Train(new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.LBFGS, NumberOfEpochs = 300 }, examples);
        var contributions = new float[2];

        using var calculator = new ContributionCalculator(new ContributionBaselines(network, [0, 0]));
        calculator.Calculate([0.8f, -0.6f], contributions);

        contributions.Should().OnlyContain(contribution => Math.Abs(contribution + 0.24f) < 0.02f);
    }

    [Fact]
    public void Calculate_ThreeOfTwentyInputsMatter_TheseCarryNearlyAll()
    {
        const int Inputs = 20;
        float[] inputs = Problems.Noise(3_000 * Inputs, seed: 2);
        float[] targets = [.. inputs.Chunk(Inputs).Select(x => (2 * x[3]) + MathF.Sin(3 * x[7]) + (x[3] * x[12]))];
        var examples = new ExampleSet(inputs, Inputs, targets, 1);
        var network = new Network(Inputs, [new Dense(32, Activation.SiLU), new Dense(16, Activation.SiLU), new Dense(1)], seed: 1, members: 4);
        new NetworkTrainer(new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.005,
            WeightDecay = 0.1,
            LearningRateSchedule = LearningRateSchedule.Cosine,
            NumberOfEpochs = 60,
            Seed = 1,
        }).TrainWithFolds(network, examples, folds: 4);

        using var calculator = new ContributionCalculator(new ContributionBaselines(network, examples));
        float[] contributions = calculator.CalculateMany(Problems.Noise(200 * Inputs, seed: 3));

        double Total(Func<int, bool> isMeant) => contributions.Where((_, i) => isMeant(i % Inputs)).Sum(contribution => (double)Math.Abs(contribution));
        (Total(input => input is 3 or 7 or 12) / Total(_ => true)).Should().BeGreaterThan(0.95);
    }

    [Fact]
    public void Calculate_Softmax_ExplainsTheLogOddsOfThePredictedClass()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(40);
        var baselines = new ContributionBaselines(network, rows[..20].SelectMany(row => row).ToArray());
        using var calculator = new ContributionCalculator(baselines);
        var contributions = new float[BinnedNetwork.Inputs];
        foreach (float[] row in rows[20..])
        {
            float[] answer = network.Forward(row);

            ScoreContributions total = calculator.Calculate(row, contributions);

            total.Output.Should().Be(Array.IndexOf(answer, answer.Max()));
            total.Score.Should().BeApproximately(Math.Log(answer.Max() / (1.0 - answer.Max())), 1e-4);
            total.MeanBaselineScore.Should().BeApproximately(rows[..20].Average(x => Math.Log(network.Forward(x)[total.Output] / (1.0 - network.Forward(x)[total.Output]))), 1e-4);
        }
    }

    [Fact]
    public void Calculate_ChosenClass_ExplainsThatClass()
    {
        Network network = BinnedNetwork.Make();
        float[] row = BinnedNetwork.MakeRows(1)[0];
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, new float[BinnedNetwork.Inputs]), output: 2);

        ScoreContributions total = calculator.Calculate(row, new float[BinnedNetwork.Inputs]);

        total.Output.Should().Be(2);
        total.Score.Should().BeApproximately(Math.Log(network.Forward(row)[2] / (1.0 - network.Forward(row)[2])), 1e-4);
    }

    [Fact]
    public void Calculate_RowIsTheBaseline_IsZero()
    {
        Network network = BinnedNetwork.Make();
        float[] row = BinnedNetwork.MakeRows(1)[0];
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, row));

        calculator.CalculateMany(row).Should().OnlyContain(contribution => Math.Abs(contribution) < 1e-5f);
    }

    [Fact]
    public void Calculate_InputIsMissingHereAndThere_ContributesNothing()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(20);
        foreach (float[] row in rows)
            row[4] = float.NaN;
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, rows[..10].SelectMany(row => row).ToArray()));
        var contributions = new float[BinnedNetwork.Inputs];
        foreach (float[] row in rows[10..])
        {
            calculator.Calculate(row, contributions);
            contributions[4].Should().Be(0);
            contributions.Should().OnlyContain(contribution => float.IsFinite(contribution));
        }
    }

    [Fact]
    public void Calculate_SparseRow_IsToTheBitThatOfTheRowWithItsZeros()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(30);
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, rows[..10].SelectMany(row => row).ToArray()));
        float[] dense = new float[BinnedNetwork.Inputs], sparse = new float[BinnedNetwork.Inputs];
        foreach (float[] row in rows[10..])
        {
            int[] columns = [.. Enumerable.Range(0, row.Length).Where(column => row[column] != 0)];
            calculator.Calculate(row, dense);
            calculator.Calculate(columns, [.. columns.Select(column => row[column])], sparse);
            sparse.Should().Equal(dense);
        }
    }
}
