using System.Text.Json.Serialization;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Planning;

/// <summary>The plan of a film: one shot after another, each with all that is needed to buy it.</summary>
/// <remarks>Immutable, and JSON that a person can read, edit and feed back with <see cref="FromJson"/>. <see cref="ToString"/> never gives the text.</remarks>
public sealed record ShotPlan
{
    // The serializer sets every init-only member that the JSON lacks to its type's default, so defaults are held in the accessors.

    /// <summary>Gets the version of this record's shape.</summary>
    public int Version { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>Gets the title of the film.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the language of prompts and captions, a two-letter ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the video model to buy from, such as <c>wan2.6-t2v</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the model that makes the shots with a first frame, and those that continue the one before, such as <c>wan2.6-i2v</c>.</summary>
    /// <value>The default is <see langword="null"/>: the provider's preferred one (<see cref="Generation.ClipProviderCapabilities.ImageModels"/>).</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FirstFrameModel { get; init; }

    /// <summary>Gets the model that makes the shots with references, such as <c>wan2.6-r2v</c>.</summary>
    /// <value>The default is <see langword="null"/>: the provider's preferred one.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReferenceModel { get; init; }

    /// <summary>Gets the picture size of all shots.</summary>
    public required VideoSize Size { get; init; }

    /// <summary>Gets the template it was made with.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Gets what the source wants filmed, which <see cref="PlanReview.Of"/> holds the plan against. It stays on this machine, and a job that is started from the plan does not keep it.</summary>
    /// <value><see langword="null"/> for a plan that was not written from a text, or before there was this member.</value>
    public Intents.VideoIntent? Intent { get; init; }

    /// <summary>Gets the shots, in order. At least one.</summary>
    public required IReadOnlyList<Shot> Shots { get; init; }

    /// <summary>Reads a plan that <see cref="ToJson"/> wrote, or that a person edited.</summary>
    /// <param name="json">The plan as JSON. Comments and trailing commas are allowed.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanInvalidException">The JSON is not a plan; the message names the place.</exception>
    public static ShotPlan FromJson(string json) => ShotPlanJson.Read(json);

    /// <summary>Writes the plan as indented JSON with all letters readable.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => ShotPlanJson.Write(this);

    /// <summary>Asks for another take of one shot: the same words, another seed. Only this shot will be bought anew.</summary>
    /// <param name="shotId">The shot.</param>
    /// <returns>The plan with a new seed in that shot.</returns>
    /// <exception cref="ArgumentException">The plan has no such shot.</exception>
    public ShotPlan Reroll(string shotId)
    {
        if (!Shots.Any(shot => shot.Id == shotId))
        {
            throw new ArgumentException($"The plan has no shot '{shotId}'. It has {string.Join(", ", Shots.Select(shot => shot.Id))}.", nameof(shotId));
        }

        return this with { Shots = [.. Shots.Select(shot => shot.Id == shotId ? shot with { Seed = ShotSeed.Next(shot.Seed) } : shot)] };
    }

    /// <summary>Describes the plan without its text.</summary>
    /// <returns>The counts.</returns>
    public override string ToString() =>
        $"ShotPlan {{ Model = {Model}, Size = {Size}, Shots = {Shots?.Count ?? 0}, Seconds = {Shots?.Sum(static shot => ((Shot?)shot)?.Seconds ?? 0) ?? 0} }}";
}
