namespace FourPixel.Net;

/// <summary>The algorithm that updates the weights from their gradients.</summary>
public enum Optimizer
{
    /// <summary>Stochastic gradient descent.</summary>
    SGD,

    /// <summary>Gradient descent with momentum (Polyak, 1964).</summary>
    Momentum,

    /// <summary>Gradient descent with Nesterov momentum (Nesterov, 1983; in the form of Sutskever et al., 2013).</summary>
    Nesterov,

    /// <summary>Divides the gradient by the square root of the sum of all squared gradients (Duchi et al., 2011).</summary>
    Adagrad,

    /// <summary>
    /// Divides the gradient by the square root of a running mean of squared gradients (Tieleman and Hinton, 2012).
    /// </summary>
    RMSprop,

    /// <summary>Bias-corrected running means of gradients and squared gradients (Kingma and Ba, 2014).</summary>
    Adam,

    /// <summary>Adam with a divisor that never decreases (Reddi et al., 2018).</summary>
    AMSGrad,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2017).</summary>
    AdamW,

    /// <summary>
    /// Limited-memory BFGS (Liu and Nocedal, 1989), with a line search for the strong Wolfe conditions (Nocedal and Wright, 2006,
    /// algorithms 3.5, 3.6, 7.4 and 7.5). Each epoch is one step on all rows, and reads them once or a few times. For small data,
    /// smooth losses and smooth activations. Training ends when no step reduces the loss. The batch size is not used, and options
    /// that make the loss random or set the step size are refused.
    /// </summary>
    LBFGS,
}
