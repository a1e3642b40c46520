using System.Text.Json.Serialization.Metadata;

namespace Prism.Sdk.Prompting;

/// <summary>One question to the language model, and how to tell a right answer.</summary>
/// <typeparam name="TReply">What the answer is read as.</typeparam>
internal sealed record ChatQuestion<TReply>
    where TReply : class
{
    /// <summary>What is asked for, as a person would say it: it stands in error messages.</summary>
    public required string Subject { get; init; }

    public required string SystemPrompt { get; init; }

    /// <summary>The data, as JSON written with <see cref="PromptJson.CreateOptions"/>.</summary>
    public required string Envelope { get; init; }

    public float Temperature { get; init; }

    public required JsonTypeInfo<TReply> ReplyType { get; init; }

    /// <summary>Looks for what is wrong with an answer that could be read.</summary>
    public required Func<TReply, IEnumerable<ReplyProblem>> Check { get; init; }
}
