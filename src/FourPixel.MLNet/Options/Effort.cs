namespace FourPixel.MLNet;

/// <summary>How much time the training takes. More effort gives a better model on many tables.</summary>
public enum Effort
{
    /// <summary>A fraction of the standard time, for a first look.</summary>
    Quick,

    /// <summary>Seconds for tens of thousands of rows. The default.</summary>
    Standard,

    /// <summary>Two to five times the standard time, for three times the members and, on many rows, smaller steps. It improves most tables a little, but not all.</summary>
    Thorough,
}
