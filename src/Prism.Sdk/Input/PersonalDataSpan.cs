namespace Prism.Sdk.Input;

/// <summary>Where a piece of personal data stands in a text.</summary>
internal readonly record struct PersonalDataSpan(int Start, int Length, PersonalDataKind Kind)
{
    public int End => Start + Length;
}
