using System.Text.Json.Serialization;
using Prism.Sdk.Generation.Pictures;

namespace Prism.Sdk.Generation;

/// <summary>One clip to be bought, with all that is sent.</summary>
/// <remarks><see cref="ToString"/> gives lengths, never the prompt.</remarks>
public sealed record ClipOrder
{
    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets what is not to be seen.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Gets the picture size.</summary>
    public required VideoSize Size { get; init; }

    /// <summary>Gets the length in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets the seed, from 0 to 2147483647.</summary>
    public int? Seed { get; init; }

    /// <summary>Gets the picture that the clip begins with.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ClipImage? FirstFrame { get; init; }

    /// <summary>Gets the pictures of what is seen, in the order in which the prompt counts them.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ClipImage> References { get; init => field = value ?? []; } = [];

    /// <summary>Gets the name of the account that pays.</summary>
    public string Account { get; init => field = value ?? ClipAccount.DefaultName; } = ClipAccount.DefaultName;

    /// <summary>Gets a key by which a provider that can do so recognises the same order.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets when it is too late to begin to send the order: from then on, another process may take it for never sent, and buy it.</summary>
    /// <value><see langword="null"/>, the default, when it is never too late.</value>
    public DateTimeOffset? SendBefore { get; init; }

    /// <summary>Gets how many times the words were rewritten after moderation had refused them (<see cref="GenerationOptions.ModerationRewrites"/>).</summary>
    /// <value>The default is 0: the words of the plan. Kept in the journal, and not sent.</value>
    public int Rewrites { get; init; }

    /// <summary>Gets all pictures.</summary>
    [JsonIgnore]
    internal IEnumerable<ClipImage> Images => FirstFrame is null ? References : [FirstFrame, .. References];

    internal static ClipOrder For(ClipRequest request, string account) => new()
    {
        Model = request.ModelName,
        Prompt = ReferenceNames.Compose(request.Rewording?.Prompt ?? request.Shot.Prompt, request.Shot.References, request.Model?.Images?.ReferenceWord, request.Plan.Language),
        NegativePrompt = request.Shot.NegativePrompt,
        Size = request.Plan.Size,
        Seconds = request.Shot.Seconds,
        Seed = request.Shot.Seed,
        FirstFrame = request.FirstFrame,
        References = request.References,
        Account = account,
        Rewrites = request.Rewording?.Count ?? 0,
    };

    /// <summary>Describes the order without its text.</summary>
    /// <returns>Model, size, seconds, seed and the length of the prompt.</returns>
    public override string ToString() =>
        $"ClipOrder {{ Model = {Model}, Size = {Size}, Seconds = {Seconds}, Seed = {Seed}, Prompt = {Prompt?.Length ?? 0} characters }}";
}
