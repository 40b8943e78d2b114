namespace FourPixel.Net.Training;

/// <summary>A part of training with state that is kept from one epoch to the next.</summary>
internal interface ICheckpointed
{
    /// <summary>
    /// Hands over all that it remembers, piece by piece: to be written, or to be replaced by what was. One method does both,
    /// so that what is written is what is read.
    /// </summary>
    void Exchange(StateStream state);
}
