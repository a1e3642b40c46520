namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>What some models of a family take and others do not.</summary>
public enum VideoFeature
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>A sound track of the caller's, <c>audio_url</c>.</summary>
    Audio,

    /// <summary>One shot or several, <c>shot_type</c>.</summary>
    ShotType,

    /// <summary>Sound on or off, <c>audio</c>: the flash models, at another price.</summary>
    GenerateAudio,

    /// <summary>An effect by name, <c>template</c>.</summary>
    Template,
}
