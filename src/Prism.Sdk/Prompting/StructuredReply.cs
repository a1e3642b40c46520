namespace Prism.Sdk.Prompting;

/// <summary>An answer that passed, or that our own code can mend.</summary>
/// <typeparam name="T">The type asked for.</typeparam>
internal sealed record StructuredReply<T>
{
    public required T Value { get; init; }

    /// <summary>The codes that are left for the caller to mend. Empty when the answer is right as it is.</summary>
    public IReadOnlyList<string> Unmended { get; init; } = [];
}
