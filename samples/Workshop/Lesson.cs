namespace FourPixel.Samples.Workshop;

/// <summary>One lesson, in the order of the slides.</summary>
/// <param name="Title">In the slides' words.</param>
/// <param name="Blocks">Creates its parts, from live results.</param>
internal sealed record Lesson(string Title, Func<Studio, IEnumerable<Block>> Blocks)
{
    /// <summary>All lessons; the first is number 1.</summary>
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new("A four-pixel camera", _ => Lessons.CameraLesson.Blocks()),
        new("Simple rules can't do it", Lessons.SimpleRulesLesson.Blocks),
        new("A neuron: weighted sum and squash", _ => Lessons.NeuronLesson.Blocks()),
        new("Receptive fields get more complex", Lessons.ReceptiveFieldsLesson.Blocks),
        new("Forward propagation", Lessons.ForwardPropagationLesson.Blocks),
        new("Errors", Lessons.ErrorsLesson.Blocks),
        new("How many M&Ms in a bag?", _ => Lessons.BagsLesson.Blocks()),
        new("Optimization", _ => Lessons.OptimizationLesson.Blocks()),
        new("Vectorization", Lessons.VectorizationLesson.Blocks),
        new("Activations", _ => Lessons.ActivationsLesson.Blocks()),
        new("Losses", _ => Lessons.LossesLesson.Blocks()),
        new("Learn all the weights", Lessons.LearningLesson.Blocks),
        new("Backpropagation, the chain rule", _ => Lessons.BackpropagationLesson.Blocks()),
    ];
}
