namespace Prism.Sdk.Composition;

/// <summary>The words of one shot.</summary>
public sealed record NarrationRequest
{
    /// <summary>Gets the shot.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the shot's caption, in clear text where the process still knows it.</summary>
    /// <value><see langword="null"/> when it has none.</value>
    public string? Text { get; init; }

    /// <summary>Gets the language, a two-letter ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Gets how long the shot is seen. What is spoken longer is cut off.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Gets a folder in which the narrator may write; it is deleted when the film is made.</summary>
    public required string Folder { get; init; }

    /// <summary>Describes the request without its text.</summary>
    /// <returns>The shot and the length of the text.</returns>
    public override string ToString() => $"NarrationRequest {{ ShotId = {ShotId}, Text = {Text?.Length ?? 0} characters }}";
}
