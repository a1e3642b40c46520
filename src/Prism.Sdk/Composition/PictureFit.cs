namespace Prism.Sdk.Composition;

/// <summary>What becomes of a picture whose shape is not that of the film.</summary>
public enum PictureFit
{
    /// <summary>It is shown whole, between black bars.</summary>
    Letterbox,

    /// <summary>It fills the film, and what juts out is cut off.</summary>
    Crop,
}
