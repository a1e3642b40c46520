namespace Prism.Sdk.Planning;

/// <summary>One shot of a film: one clip to buy.</summary>
public sealed record Shot
{
    /// <summary>Gets the id, such as <c>s1</c>. It does not change when the plan is edited. Letters, digits and hyphens only.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the length in whole seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets what is to be seen, as the video model reads it.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the seed of the shot, from 0 to 2147483647: the same shot with the same seed is the same take.</summary>
    public int Seed { get; init; }

    /// <summary>Gets the words for the viewer.</summary>
    public string? Caption { get; init; }

    /// <summary>Gets how the next shot follows.</summary>
    /// <value>The default is a cut.</value>
    public ShotTransition Transition { get; init; }

    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the ids of the events that the shot covers.</summary>
    public IReadOnlyList<string> Events { get; init => field = value ?? []; } = [];

    /// <summary>Gets the names of the characters that are seen.</summary>
    public IReadOnlyList<string> Characters { get; init => field = value ?? []; } = [];

    /// <summary>Describes the shot without its text.</summary>
    /// <returns>Id, seconds and the length of the prompt.</returns>
    public override string ToString() => $"Shot {{ Id = {Id}, Seconds = {Seconds}, Prompt = {Prompt?.Length ?? 0} characters, Seed = {Seed} }}";
}
