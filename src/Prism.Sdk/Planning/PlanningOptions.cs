namespace Prism.Sdk.Planning;

/// <summary>Settings of the built-in planning stage.</summary>
public sealed class PlanningOptions
{
    /// <summary>The section of the configuration: <c>Prism:Planning</c>.</summary>
    public const string SectionName = "Prism:Planning";

    /// <summary>Gets or sets the text file that replaces the built-in system prompt.</summary>
    /// <value>The default is <see langword="null"/>: the built-in prompt. The protocol that a replacement has to keep is docs/prompts.md.</value>
    public string? PromptFile { get; set; }

    /// <summary>Gets or sets the video model to plan for.</summary>
    /// <value>The default is <see langword="null"/>: the first model of the clip provider.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets the picture size of films whose request names none, such as <c>1280*720</c> or <c>1280x720</c>.</summary>
    /// <value>The default is <c>1280*720</c>.</value>
    public string Size { get; set; } = "1280*720";

    /// <summary>Gets or sets the fewest shots of a film.</summary>
    /// <value>The default is 1.</value>
    public int MinShots { get; set; } = 1;

    /// <summary>Gets or sets the most shots of a film. It bounds what one film can cost, whatever its text says.</summary>
    /// <value>The default is 12.</value>
    public int MaxShots { get; set; } = 12;

    /// <summary>Gets or sets how the shots of a film get their seeds.</summary>
    /// <value>The default is <see cref="SeedPolicy.OneForEachShot"/>.</value>
    public SeedPolicy Seeds { get; set; }

    /// <summary>Gets or sets the model that makes shots with a first frame, and those that continue the one before.</summary>
    /// <value>The default is <see langword="null"/>: the provider's preferred one, <c>wan2.6-i2v</c> in Beijing.</value>
    public string? FirstFrameModel { get; set; }

    /// <summary>Gets or sets the model that makes shots with references.</summary>
    /// <value>The default is <see langword="null"/>: the provider's preferred one, <c>wan2.6-r2v</c> in Beijing.</value>
    public string? ReferenceModel { get; set; }

    /// <summary>Gets or sets whether each shot begins with the last frame of the one before, in films whose request does not say.</summary>
    /// <value>The default is false: shots are made at the same time, and know nothing of each other.</value>
    public bool ChainShots { get; set; }

    /// <summary>Gets or sets how freely the model chooses its words, from 0 to 2.</summary>
    /// <value>The default is 0: the same intent gives the same plan but for the seeds, as far as the service can.</value>
    public float Temperature { get; set; }
}
