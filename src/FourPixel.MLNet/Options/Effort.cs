namespace FourPixel.MLNet;

/// <summary>How much time the training may take, for a model that is the better for it.</summary>
public enum Effort
{
    /// <summary>A fraction of the time, for a first look.</summary>
    Quick,

    /// <summary>Seconds for tens of thousands of rows.</summary>
    Standard,

    /// <summary>Several times that, for the last percent.</summary>
    Thorough,
}
