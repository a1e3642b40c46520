namespace Prism.Sdk.Input;

/// <summary>Where a piece of personal data stands in a text.</summary>
/// <param name="Start">The place of its first character, counted in UTF-16 characters from 0.</param>
/// <param name="Length">The number of its characters.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct PersonalDataSpan(int Start, int Length, PersonalDataKind Kind)
{
    /// <summary>Gets the place after its last character.</summary>
    public int End => Start + Length;
}
