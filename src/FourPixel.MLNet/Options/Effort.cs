namespace FourPixel.MLNet;

/// <summary>How much time the training may take, for a model that on many tables is the better for it.</summary>
public enum Effort
{
    /// <summary>A fraction of the time, for a first look.</summary>
    Quick,

    /// <summary>Seconds for tens of thousands of rows.</summary>
    Standard,

    /// <summary>Several times that: worth a try where the last percent counts, as it does not pay on every table.</summary>
    Thorough,
}
