namespace FourPixel.Net;

/// <summary>The activation function of a layer, applied to the weighted sums of its neurons.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Identity,

    /// <summary>1 / (1 + e^-x), between 0 and 1.</summary>
    Sigmoid,

    /// <summary>tanh(x), between -1 and 1.</summary>
    Tanh,

    /// <summary>max(0, x): the rectified linear unit (Nair and Hinton, 2010).</summary>
    ReLU,

    /// <summary>x if x is positive, else 0.01 x (Maas et al., 2013).</summary>
    LeakyReLU,

    /// <summary>x if x is positive, else e^x - 1: the exponential linear unit (Clevert et al., 2015).</summary>
    ELU,

    /// <summary>The ELU, scaled so that activations keep mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    SELU,

    /// <summary>x Phi(x), where Phi is the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
    GELU,

    /// <summary>The GELU with the tanh approximation of Phi, from the same paper.</summary>
    GELUTanh,

    /// <summary>x sigmoid(x), also called swish (Elfwing et al., 2017).</summary>
    SiLU,

    /// <summary>x tanh(softplus(x)) (Misra, 2019).</summary>
    Mish,

    /// <summary>log(1 + e^x): a smooth ReLU.</summary>
    Softplus,

    /// <summary>x / (1 + |x|).</summary>
    Softsign,

    /// <summary>e^x. The output activation of a Poisson regression, whose raw output is the logarithm of the rate.</summary>
    Exponential,

    /// <summary>e^x_i / sum over j of e^x_j: probabilities that sum to 1. For the output layer only.</summary>
    Softmax,
}
