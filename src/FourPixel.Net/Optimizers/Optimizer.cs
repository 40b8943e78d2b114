namespace FourPixel.Net;

/// <summary>How a gradient becomes a step.</summary>
public enum Optimizer
{
    /// <summary>Stochastic gradient descent: downhill, in proportion to the slope.</summary>
    SGD,

    /// <summary>Gradient descent with a velocity that keeps part of the last step (Polyak, 1964).</summary>
    Momentum,

    /// <summary>Momentum that looks ahead (Nesterov, 1983; in the form of Sutskever et al., 2013).</summary>
    Nesterov,

    /// <summary>Steps divided by the root of all squared gradients so far (Duchi et al., 2011).</summary>
    Adagrad,

    /// <summary>Steps divided by the root of a running mean of squared gradients (Tieleman and Hinton, 2012).</summary>
    RMSprop,

    /// <summary>Running means of gradients and of their squares, corrected for their start (Kingma and Ba, 2014).</summary>
    Adam,

    /// <summary>Adam whose divisor never shrinks (Reddi et al., 2018).</summary>
    AMSGrad,

    /// <summary>Adam with weight decay beside the gradient (Loshchilov and Hutter, 2017).</summary>
    AdamW,

    /// <summary>
    /// Limited-memory BFGS (Liu and Nocedal, 1989), with a line search for the strong Wolfe conditions (Nocedal and Wright,
    /// 2006, algorithms 3.5, 3.6, 7.4 and 7.5): each epoch is one step that all rows decide together, and takes one look at
    /// them or a few. For small data, smooth losses and smooth activations. The training ends when no step makes the loss
    /// smaller. Options that make the loss random or choose the step are refused, and the batch size is not used.
    /// </summary>
    LBFGS,
}
