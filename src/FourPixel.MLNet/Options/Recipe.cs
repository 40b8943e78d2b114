namespace FourPixel.MLNet;

/// <summary>What the options that nobody has set are chosen for.</summary>
public enum Recipe
{
    /// <summary>
    /// What did best on tables of many kinds, chosen from the data: several members, bins, dropout, a learning rate that falls.
    /// </summary>
    Tabular,

    /// <summary>
    /// The plain network that textbooks begin with: one member, <see cref="FourPixel.Net.Activation.ReLU"/>,
    /// <see cref="FourPixel.Net.Optimizer.Adam"/> at one learning rate, early stopping, and nothing else.
    /// </summary>
    Textbook,
}
