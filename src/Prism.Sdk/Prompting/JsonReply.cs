namespace Prism.Sdk.Prompting;

/// <summary>What the reader made of a reply: a value, or the problems that kept it from one.</summary>
/// <typeparam name="T">The type asked for.</typeparam>
internal sealed record JsonReply<T>
    where T : class
{
    /// <summary>The value; null when nothing in the reply could be read as one.</summary>
    public T? Value { get; init; }

    /// <summary>What is wrong. A problem beside a value means that the value was mended.</summary>
    public IReadOnlyList<ReplyProblem> Problems { get; init; } = [];

    public static JsonReply<T> Unreadable(params IReadOnlyList<string> codes) =>
        new() { Problems = [.. codes.Select(static code => new ReplyProblem(code))] };
}
