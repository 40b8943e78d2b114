namespace FourPixel.MLNet;

/// <summary>How much time the training takes. More effort gives a better model on many tables.</summary>
public enum Effort
{
    /// <summary>A fraction of the standard time, for a first look.</summary>
    Quick,

    /// <summary>Seconds for tens of thousands of rows. The default.</summary>
    Standard,

    /// <summary>Several times the standard time. Try it if you need the last percent; it doesn't help on every table.</summary>
    Thorough,
}
