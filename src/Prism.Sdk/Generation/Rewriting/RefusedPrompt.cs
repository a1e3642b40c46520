using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation.Rewriting;

/// <summary>A prompt that moderation refused.</summary>
/// <remarks><see cref="ToString"/> gives lengths, never the prompt.</remarks>
public sealed record RefusedPrompt
{
    /// <summary>Gets the shot, with the words of the plan.</summary>
    public required Shot Shot { get; init; }

    /// <summary>Gets the words that were refused: the plan's own, or those of the last rewriting.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the language of the plan, as an ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the provider's code of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>Gets which rewriting this is, counted from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Gets how many characters the model reads.</summary>
    public required int MaxPromptLength { get; init; }

    /// <summary>Describes the prompt without its text.</summary>
    /// <returns>Shot, attempt, code and length.</returns>
    public override string ToString() => $"RefusedPrompt {{ Shot = {Shot.Id}, Attempt = {Attempt}, Code = {Code}, Prompt = {Prompt.Length} characters }}";
}
