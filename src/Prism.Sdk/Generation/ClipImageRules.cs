namespace Prism.Sdk.Generation;

/// <summary>What a model takes of pictures. They are checked before anything is bought.</summary>
public sealed record ClipImageRules
{
    /// <summary>Gets what the model makes of a picture: the first frame of a clip, or something that is seen in it.</summary>
    public required VideoImageRole Role { get; init; }

    /// <summary>Gets how many pictures a clip may be made from.</summary>
    /// <value>The default is 1.</value>
    public int MaxCount { get; init; } = 1;

    /// <summary>Gets the largest picture in bytes.</summary>
    /// <value>The default is 20 MiB, the most that Prism keeps of any picture.</value>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Gets the least pixels of a side.</summary>
    /// <value>The default is 1.</value>
    public int MinSide { get; init; } = 1;

    /// <summary>Gets the most pixels of a side.</summary>
    /// <value>The default is no bound.</value>
    public int MaxSide { get; init; } = int.MaxValue;

    /// <summary>Gets whether a PNG may have an alpha channel.</summary>
    /// <value>The default is true.</value>
    public bool TakesAlpha { get; init; } = true;

    /// <summary>Gets the word by which a prompt calls the pictures in their order, <c>character</c> for <c>character1</c>, <c>character2</c>. An order whose prompt lacks one begins with a sentence that says which picture is what.</summary>
    /// <value>The default is <see langword="null"/>: the prompt stays as it is.</value>
    public string? ReferenceWord { get; init; }
}
