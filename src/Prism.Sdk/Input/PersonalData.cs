namespace Prism.Sdk.Input;

/// <summary>One piece of personal data found in a text.</summary>
public sealed record PersonalData
{
    /// <summary>Gets what stands in the text instead, such as <c>[PHONE_1]</c>.</summary>
    public required string Placeholder { get; init; }

    /// <summary>Gets what kind of data it is.</summary>
    public required PersonalDataKind Kind { get; init; }

    /// <summary>Gets the clear value, as the user wrote it.</summary>
    public required string Value { get; init; }

    /// <summary>Describes the piece without its value.</summary>
    /// <returns>The placeholder.</returns>
    public override string ToString() => Placeholder;
}
