namespace FourPixel.Net.Activations;

/// <summary>A visitor of the type of an <see cref="Activation"/>.</summary>
internal interface IActivationVisitor<TResult>
{
    TResult Visit<TActivation>() where TActivation : struct, IActivation<TActivation>;
}

/// <summary>Turns the user's choice into a type argument, once, so that inner loops need no lookup.</summary>
internal static class ActivationTypes
{
    /// <exception cref="ArgumentOutOfRangeException">
    /// Softmax, which is not a function of a single neuron, or an undefined value.
    /// </exception>
    public static TResult Visit<TVisitor, TResult>(Activation activation, TVisitor visitor)
        where TVisitor : IActivationVisitor<TResult> => activation switch
        {
            Activation.Identity => visitor.Visit<Identity>(),
            Activation.Sigmoid => visitor.Visit<Sigmoid>(),
            Activation.Tanh => visitor.Visit<Tanh>(),
            Activation.ReLU => visitor.Visit<ReLU>(),
            Activation.LeakyReLU => visitor.Visit<LeakyReLU>(),
            Activation.ELU => visitor.Visit<ELU>(),
            Activation.SELU => visitor.Visit<SELU>(),
            Activation.GELU => visitor.Visit<GELU>(),
            Activation.GELUTanh => visitor.Visit<GELUTanh>(),
            Activation.SiLU => visitor.Visit<SiLU>(),
            Activation.Mish => visitor.Visit<Mish>(),
            Activation.Softplus => visitor.Visit<Softplus>(),
            Activation.Softsign => visitor.Visit<Softsign>(),
            Activation.Exponential => visitor.Visit<Exponential>(),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation,
                "Not an activation of one neuron by itself."),
        };
}
