namespace Prism.Sdk.Tests.Docs;

/// <summary>One fenced block of a page.</summary>
internal sealed record DocBlock
{
    /// <summary>Gets the word behind the fence, such as <c>csharp</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the number of the block's first line of text, counted from 1.</summary>
    public required int Line { get; init; }

    public required string Text { get; init; }

    /// <summary>Gets what the comment before the block declares: usings and variables that the reader need not see.</summary>
    public string Context { get; init; } = "";

    /// <summary>Gets the text without its comments, which may be in another language.</summary>
    public string WithoutComments() => Language switch
    {
        "csharp" => BlockCompiler.Tokens(Text),
        "text" => "",
        _ => string.Join('\n', Text.Split('\n').Select(static line => CommentOf(line) is var at and >= 0 ? line[..at].TrimEnd() : line)),
    };

    private static int CommentOf(string line) => line.StartsWith('#') ? 0 : line.IndexOf("  #", StringComparison.Ordinal);
}
