namespace Prism.Sdk.Composition;

/// <summary>The plan's captions in the film.</summary>
public sealed class CaptionOptions
{
    /// <summary>Gets or sets whether captions are laid beside the film as SubRip and WebVTT, <c>film.srt</c> and <c>film.vtt</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Files { get; set; } = true;

    /// <summary>Gets or sets whether the film has a track of captions that viewers can switch on.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Track { get; set; } = true;

    /// <summary>Gets or sets whether captions are burned into the pictures. All pictures are then encoded anew.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Burn { get; set; }

    /// <summary>Gets or sets whether the plan's title is burned into the first three seconds. All pictures are then encoded anew.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Title { get; set; }

    /// <summary>Gets or sets the font of what is burned in, by its family name.</summary>
    /// <value>The default is <see langword="null"/>: one that has all the letters is looked for.</value>
    public string? Font { get; set; }
}
