using System.Text;
using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Net.Serialization;

namespace FourPixel.Tool.Models;

/// <summary>Writes the learning curve to a file.</summary>
internal static class LearningCurveFile
{
    public static void Write(TrainingHistory history, string path) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(history.ToSvg())));
}
