namespace FourPixel.Net.Numerics;

/// <summary>A piece of work that is cut into numbered parts, which may run at the same time and in any order.</summary>
internal interface IParallelJob
{
    void Run(int part);
}
