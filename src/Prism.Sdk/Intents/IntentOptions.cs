namespace Prism.Sdk.Intents;

/// <summary>Settings of the built-in intent stage.</summary>
public sealed class IntentOptions
{
    /// <summary>The section of the configuration: <c>Prism:Intents</c>.</summary>
    public const string SectionName = "Prism:Intents";

    /// <summary>Gets or sets the text file that replaces the built-in system prompt.</summary>
    /// <value>The default is <see langword="null"/>: the built-in prompt. The protocol that a replacement has to keep is docs/prompts.md.</value>
    public string? PromptFile { get; set; }

    /// <summary>Gets or sets how freely the model chooses its words, from 0 to 2.</summary>
    /// <value>The default is 0: the same text gives the same intent, as far as the service can.</value>
    public float Temperature { get; set; }

    /// <summary>Gets or sets whether the model's answer is read while it is written, so that <see cref="EventFound"/> comes with each event instead of at the end.</summary>
    /// <value>The default is false: an answer that breaks off in the middle is asked for again without a trace, and some services count streams otherwise.</value>
    public bool Stream { get; set; }

    /// <summary>Gets or sets how many events are kept. Those after are dropped, with a warning.</summary>
    /// <value>The default is 24.</value>
    public int MaxEvents { get; set; } = 24;

    /// <summary>Gets or sets how many characters are kept. Those after are dropped, with a warning.</summary>
    /// <value>The default is 8.</value>
    public int MaxCharacters { get; set; } = 8;
}
