using System.Collections.Frozen;
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

    /// <summary>The members of the answer that a right one may leave out. Any other that is missing beside one that is not known is asked for.</summary>
    public IReadOnlySet<string> MayLack { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Begins to listen to an answer: each is then streamed, and the listener hears its pieces. Null for a whole answer.</summary>
    public Func<Action<string>>? Listen { get; init; }

    /// <summary>Looks for what is wrong with an answer that could be read.</summary>
    public required Func<TReply, IEnumerable<ReplyProblem>> Check { get; init; }
}
