namespace FourPixel.Net.Numerics;

/// <summary>A job of numbered parts, which can run in parallel and in any order.</summary>
internal interface IParallelJob
{
    void Run(int part);
}
