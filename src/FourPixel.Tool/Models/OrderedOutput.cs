using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Models;

/// <summary>Writes the blocks of several threads in the order of the file: each waits for its turn.</summary>
internal sealed class OrderedOutput(Stream stream)
{
    private readonly object _gate = new();
    private long _next;
    private bool _isStopped;

    /// <summary>Writes a block after all blocks before it.</summary>
    /// <returns>Whether it was written; not after <see cref="Stop"/>.</returns>
    public bool Write(long index, AnswerText text)
    {
        lock (_gate)
        {
            while (_next != index && !_isStopped)
                Monitor.Wait(_gate);
            if (_isStopped)
                return false;
            text.MoveTo(stream);
            _next++;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Ends all waiting: a block is missing.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }
}
