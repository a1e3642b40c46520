namespace Prism.Sdk.Prompting;

/// <summary>One <c>{…}</c> of a reply, found by counting brackets outside strings and comments.</summary>
internal readonly record struct JsonObjectSpan
{
    /// <summary>The JSON, with raw line breaks inside strings escaped and missing closers added.</summary>
    public required string Json { get; init; }

    /// <summary>Where the text after the object begins.</summary>
    public required int End { get; init; }

    /// <summary>Whether the text ended before the object did.</summary>
    public bool IsUnclosed { get; init; }

    /// <summary>Whether the text ended in the middle of things, so that content may be lost and not only a bracket.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether quotes, marks or words of other kinds than JSON's were put right.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether the brackets nest deeper than the reader goes.</summary>
    public bool IsTooDeep { get; init; }
}
