using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>L-BFGS on a plane through noisy points: where it has to end is known, and each of its steps can be worked out.</summary>
public class LeastSquaresTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Train_LinearLeastSquares_FindsTheClosedForm(double l2)
    {
        // More than one chunk of rows, with weights. (X^T W X / w + n L2 / 2) b = X^T W y / w, the bias not regularized.
        (ExampleSet examples, double[] solution) = MakeLeastSquares(rows: 700, l2);
        var network = new Network(3, [new Dense(1)], seed: 1);

        TrainingHistory history = network.Train(Options(l2), examples);

        history.Epochs.Count.Should().BeLessThan(40, "a bowl is soon at its bottom, and then the training ends");
        ((ReadOnlySpan<float>)network.Parameters.Span).ShouldBeCloseTo(solution, "there is one answer", absolute: 2e-4, size: 1);
        history.Epochs[^1].TrainingLoss.Should().BeApproximately(network.MeanSquaredError(examples), 1e-6);
    }

    [Fact]
    public void Train_EachStep_GoesWhereTheBfgsFormulaPoints()
    {
        // The gradient of a plane's mean squared error is known, so that each step can be worked out from the points before.
        const double L2 = 0.01;
        (ExampleSet examples, _) = MakeLeastSquares(rows: 30, L2);
        var network = new Network(3, [new Dense(1)], seed: 1);
        var points = new List<double[]> { Widen(network) };
        TrainingOptions options = Options(L2);
        options.NumberOfEpochs = 5;
        options.EpochCompleted = _ => points.Add(Widen(network));
        TrainingHistory history = network.Train(options, examples);

        List<double[]> gradients = [.. points.Select(point => GradientOfPlane(examples, point, L2))];
        var pairs = new List<(double[] Step, double[] Change)>();
        for (int epoch = 0; epoch < 5; epoch++)
        {
            double[] direction = BfgsFormula.Direction(pairs, gradients[epoch]);
            double[] expected = [.. points[epoch].Zip(direction, (from, d) => from + (history.Epochs[epoch].LearningRate * d))];
            points[epoch + 1].Should().Equal(expected, (left, right) => Math.Abs(left - right) < 1e-5, "that is step {0}", epoch + 1);
            pairs.Add((Difference(points, epoch), Difference(gradients, epoch)));
        }

        static double[] Difference(List<double[]> values, int i) => [.. values[i + 1].Zip(values[i], (after, before) => after - before)];
    }

    private static (ExampleSet Examples, double[] Solution) MakeLeastSquares(int rows, double l2)
    {
        float[] x = Problems.Noise(rows * 3), noise = Problems.Noise(rows, seed: 1);
        float[] weights = [.. Problems.Noise(rows, seed: 2).Select(value => 1.5f + value)];
        float[] y = [.. noise.Select((value, row) => (2 * x[3 * row]) - x[(3 * row) + 1] + 0.5f + value)];

        var matrix = new double[4, 5];
        for (int row = 0; row < rows; row++)
        {
            double[] columns = [x[3 * row], x[(3 * row) + 1], x[(3 * row) + 2], 1, y[row]];
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 5; j++)
                    matrix[i, j] += weights[row] * columns[i] * columns[j] / weights.Sum(weight => (double)weight);
            }
        }
        for (int i = 0; i < 3; i++)
            matrix[i, i] += l2 / 2;
        return (new ExampleSet(x, 3, y, 1, weights), Solve(matrix));
    }

    private static double[] Widen(Network network) => [.. network.Parameters.Span.ToArray().Select(value => (double)value)];

    /// <summary>Of the weighted mean of (x w + b - y)^2 plus half of l2 times all squared weights.</summary>
    private static double[] GradientOfPlane(ExampleSet examples, double[] point, double l2)
    {
        double[] gradient = [.. point.Take(3).Select(weight => l2 * weight), 0];
        double totalWeight = Enumerable.Range(0, examples.Rows).Sum(row => (double)examples.WeightOf(row));
        for (int row = 0; row < examples.Rows; row++)
        {
            double[] columns = [.. examples.InputsOf(row).Values.ToArray().Select(value => (double)value), 1];
            double error = columns.Zip(point, (x, w) => x * w).Sum() - examples.TargetsOf(row)[0];
            for (int i = 0; i < 4; i++)
                gradient[i] += examples.WeightOf(row) / totalWeight * 2 * error * columns[i];
        }
        return gradient;
    }

    /// <summary>Gauss and Jordan, for a matrix that needs no exchange of rows.</summary>
    private static double[] Solve(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                double factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (int column = 0; column <= n && row != pivot; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => matrix[i, n] / matrix[i, i])];
    }

    private static TrainingOptions Options(double l2) => new()
    {
        Loss = Loss.MeanSquaredError,
        Optimizer = Optimizer.LBFGS,
        L2Regularization = l2,
        Patience = 0,
    };
}
