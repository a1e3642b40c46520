using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>A character or thing that a video is to show: a picture or a video of it, perhaps with a voice and a word on it (dashscope.md §3.3).</summary>
public sealed record VideoReference
{
    private VideoReference(MediaInput media)
    {
        ArgumentNullException.ThrowIfNull(media);
        Media = media;
    }

    /// <summary>Gets the picture or video.</summary>
    public MediaInput Media { get; private init; }

    /// <summary>Gets a recording of its voice.</summary>
    public MediaInput? Voice { get; init; }

    /// <summary>Gets what it is, in words.</summary>
    public string? Description { get; init; }

    internal string Type { get; private init; } = "reference_image";

    internal MediaKind Kind => Type == "reference_video" ? MediaKind.Video : MediaKind.Image;

    /// <summary>Takes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>The reference.</returns>
    public static VideoReference Image(MediaInput image) => new(image);

    /// <summary>Takes a video.</summary>
    /// <param name="video">The video.</param>
    /// <returns>The reference.</returns>
    public static VideoReference Video(MediaInput video) => new(video) { Type = "reference_video" };

    /// <summary>Describes the reference without its text and addresses.</summary>
    /// <returns>Its type.</returns>
    public override string ToString() => $"VideoReference {{ {Type} }}";
}
