namespace Prism.Sdk.Planning;

/// <summary>A picture of a shot, by its content: a plan never holds a path or an address.</summary>
/// <remarks>Made by <see cref="IVideoPipeline.PlanAsync"/> and <see cref="IVideoPipeline.KeepImageAsync"/>.</remarks>
public sealed record ShotImage
{
    /// <summary>Gets the id: the SHA-256 of the bytes and the kind, such as <c>9f2c….png</c>. Another picture has another id, and is another clip.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it shows. A model of references is told which picture it is.</summary>
    public string? Name { get; init; }

    /// <summary>Describes the picture without its name.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"ShotImage {{ Id = {Id} }}";
}
