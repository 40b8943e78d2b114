using FourPixel.Net.Numerics;

namespace FourPixel.Benchmarks;

/// <summary>The matrix products of a dense layer's training step, on a batch.</summary>
internal enum Product
{
    /// <summary>Y = X W: [batch, inputs] x [inputs, outputs].</summary>
    Forward,

    /// <summary>dW = X^T dY: [inputs, batch] x [batch, outputs].</summary>
    WeightGradient,

    /// <summary>dX = dY W^T: [batch, outputs] x [outputs, inputs].</summary>
    InputGradient,
}

/// <summary>The matrices of one dense layer and a batch, filled with numbers around zero.</summary>
internal sealed unsafe class LayerProducts : IDisposable
{
    private readonly NativeBuffer[] _buffers = [new(), new(), new(), new(), new()];
    private readonly Matrix _x, _w, _y, _dw, _dx;

    public LayerProducts(int batch, int inputs, int outputs)
    {
        _x = Fill(0, batch, inputs);
        _w = Fill(1, inputs, outputs);
        _y = Fill(2, batch, outputs);
        _dw = Fill(3, inputs, outputs);
        _dx = Fill(4, batch, inputs);
        Flops = 2.0 * batch * inputs * outputs;
    }

    /// <summary>The number of additions and multiplications in each product.</summary>
    public double Flops { get; }

    public void Multiply(Product product, ThreadTeam team)
    {
        switch (product)
        {
            case Product.Forward:
                MatrixMultiply.Multiply(_x, _w, _y, default(NoEpilogue), team);
                break;
            case Product.WeightGradient:
                MatrixMultiply.Multiply(_x.Transposed, _y, _dw, default(NoEpilogue), team);
                break;
            case Product.InputGradient:
                MatrixMultiply.Multiply(_y, _w.Transposed, _dx, default(NoEpilogue), team);
                break;
        }
    }

    public void Dispose()
    {
        foreach (NativeBuffer buffer in _buffers)
            buffer.Dispose();
    }

    private Matrix Fill(int buffer, int rows, int columns)
    {
        var random = new Random(buffer);
        float* data = _buffers[buffer].Reserve(rows * columns);
        for (int i = 0; i < rows * columns; i++)
            data[i] = random.NextSingle() - 0.5f;
        return new Matrix(data, rows, columns);
    }
}
