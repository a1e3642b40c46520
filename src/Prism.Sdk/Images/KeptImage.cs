namespace Prism.Sdk.Images;

/// <summary>A picture of a request as the journal holds it: by its content, never by where it came from.</summary>
internal sealed record KeptImage
{
    public required string Id { get; init; }

    public VideoImageRole Role { get; init; }

    public string? Name { get; init; }
}
