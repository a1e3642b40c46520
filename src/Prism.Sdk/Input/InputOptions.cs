namespace Prism.Sdk.Input;

/// <summary>Settings of the built-in input stage.</summary>
public sealed class InputOptions
{
    /// <summary>The section of the configuration: <c>Prism:Input</c>.</summary>
    public const string SectionName = "Prism:Input";

    /// <summary>Gets or sets whether personal data are replaced by placeholders before anything is written or sent.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MaskPersonalData { get; set; } = true;

    /// <summary>Gets or sets the longest text that is accepted, in characters.</summary>
    /// <value>The default is 20000.</value>
    public int MaxTextLength { get; set; } = 20_000;
}
