using System.Text.Json.Serialization;

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

    /// <summary>Gets the part of the template that the shot belongs to, such as <c>opening</c>.</summary>
    public string? Beat { get; init; }

    /// <summary>Gets how near the camera is and how it moves. It stands in the prompt too, which alone is sent.</summary>
    public string? Camera { get; init; }

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

    /// <summary>Gets the picture that the shot begins with. The plan's <see cref="ShotPlan.FirstFrameModel"/> makes it; the picture sets the shape of the clip.</summary>
    /// <value>The default is <see langword="null"/>. A shot has a first frame, or references, or continues the one before: one of the three at most.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShotImage? FirstFrame { get; init; }

    /// <summary>Gets the pictures of what is seen in the shot. The plan's <see cref="ShotPlan.ReferenceModel"/> makes it.</summary>
    /// <value>The default is none.</value>
    [JsonIgnore]
    public IReadOnlyList<ShotImage> References { get; init => field = value ?? []; } = [];

    /// <summary>Gets whether the shot begins with the last frame of the shot before. It is made after that one, by the plan's <see cref="ShotPlan.FirstFrameModel"/>.</summary>
    /// <value>The default is false.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Continues { get; init; }

    // A plan without pictures reads as it always did.
    [JsonInclude]
    [JsonPropertyName("references")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal IReadOnlyList<ShotImage>? WrittenReferences
    {
        get => References.Count == 0 ? null : References;
        init => References = value ?? [];
    }

    /// <summary>Gets what pictures the shot is made from.</summary>
    internal VideoImageRole? ImageRole => FirstFrame is not null || Continues ? VideoImageRole.FirstFrame : References.Count > 0 ? VideoImageRole.Reference : null;

    /// <summary>Describes the shot without its text.</summary>
    /// <returns>Id, seconds and the length of the prompt.</returns>
    public override string ToString() => $"Shot {{ Id = {Id}, Seconds = {Seconds}, Prompt = {Prompt?.Length ?? 0} characters, Seed = {Seed} }}";
}
