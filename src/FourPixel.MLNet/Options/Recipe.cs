namespace FourPixel.MLNet;

/// <summary>How options that are null are chosen.</summary>
public enum Recipe
{
    /// <summary>
    /// The settings that did best on tables of many kinds, chosen from the data: an ensemble, quantile bins, dropout and a
    /// decaying learning rate. The default.
    /// </summary>
    Tabular,

    /// <summary>
    /// The plain network of textbooks: one member, <see cref="FourPixel.Net.Activation.ReLU"/>,
    /// <see cref="FourPixel.Net.Optimizer.Adam"/> with a constant learning rate, and early stopping.
    /// </summary>
    Textbook,
}
