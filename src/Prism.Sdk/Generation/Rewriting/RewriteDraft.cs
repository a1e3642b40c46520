using System.Text.Json.Serialization;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Generation.Rewriting;

/// <summary>What the language model is given to rewrite, and what it answers: docs/prompts.md, prism.rewrite.</summary>
internal sealed record RewriteDraft
{
    public required string? Prompt { get; init; }
}

internal sealed record RewriteEnvelope
{
    public string Task { get; init; } = "prism.rewrite";

    public int Version { get; init; } = 1;

    public required string Language { get; init; }

    public required string Prompt { get; init; }

    public required IReadOnlyList<string> Characters { get; init; }

    public required int Attempt { get; init; }

    public required int MaxPromptLength { get; init; }
}

[JsonSerializable(typeof(RewriteEnvelope))]
[JsonSerializable(typeof(RewriteDraft))]
internal sealed partial class RewriteJson : JsonSerializerContext
{
    public static RewriteJson Prompt { get; } = new(PromptJson.CreateOptions());
}
