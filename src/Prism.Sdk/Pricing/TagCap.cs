namespace Prism.Sdk.Pricing;

/// <summary>The most that jobs of one tag may spend in a day.</summary>
public sealed class TagCap
{
    /// <summary>Gets or sets the name of the tag, such as <c>team</c>.</summary>
    public string Tag { get; set; } = "";

    /// <summary>Gets or sets the value that is capped.</summary>
    /// <value>The default is <see langword="null"/>: each value of the tag has the cap for itself.</value>
    public string? Value { get; set; }

    /// <summary>Gets or sets the most.</summary>
    public decimal Amount { get; set; }

    /// <summary>Gets or sets the ISO 4217 code of the currency.</summary>
    public string Currency { get; set; } = "";
}
