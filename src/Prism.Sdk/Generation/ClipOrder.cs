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

    /// <summary>Gets the name of the account that pays.</summary>
    public string Account { get; init => field = value ?? "default"; } = "default";

    /// <summary>Gets a key by which a provider that can do so recognises the same order.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets when it is too late to begin to send the order: from then on, another process may take it for never sent, and buy it.</summary>
    /// <value><see langword="null"/>, the default, when it is never too late.</value>
    public DateTimeOffset? SendBefore { get; init; }

    internal static ClipOrder For(ClipRequest request) => new()
    {
        Model = request.Plan.Model,
        Prompt = request.Shot.Prompt,
        NegativePrompt = request.Shot.NegativePrompt,
        Size = request.Plan.Size,
        Seconds = request.Shot.Seconds,
        Seed = request.Shot.Seed,
        Account = request.Account,
    };

    /// <summary>Describes the order without its text.</summary>
    /// <returns>Model, size, seconds, seed and the length of the prompt.</returns>
    public override string ToString() =>
        $"ClipOrder {{ Model = {Model}, Size = {Size}, Seconds = {Seconds}, Seed = {Seed}, Prompt = {Prompt?.Length ?? 0} characters }}";
}
