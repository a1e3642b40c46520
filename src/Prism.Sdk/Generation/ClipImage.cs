using System.Text.Json.Serialization;
using Prism.Sdk.Images;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Generation;

/// <summary>A picture that a clip is made from: a file on this machine, known by its content.</summary>
/// <remarks><see cref="ToString"/> gives the hash alone.</remarks>
public sealed record ClipImage
{
    /// <summary>Gets the full path of the file. It is there, and whole, when an order reaches a provider.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the SHA-256 of the file in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the media type, such as <c>image/png</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Gets the SHA-256 of the clip whose last frame this is.</summary>
    /// <value>The default is <see langword="null"/>: a picture of the caller's.</value>
    public string? FromClip { get; init; }

    /// <summary>Gets what makes another picture another clip. A frame goes by its clip: another FFmpeg may write the same frame in other bytes.</summary>
    [JsonIgnore]
    internal string Identity => FromClip is null ? Sha256 : "last-frame:" + FromClip;

    internal static ClipImage Of(ShotImage image) => new() { Path = "", Sha256 = ImageId.Sha256(image.Id), MediaType = ImageId.MediaType(image.Id) };

    internal static ClipImage LastOf(string clipSha256) => new() { Path = "", Sha256 = "", MediaType = "image/png", FromClip = clipSha256 };

    /// <summary>Describes the picture without its path.</summary>
    /// <returns>The hash.</returns>
    public override string ToString() => $"ClipImage {{ Sha256 = {Sha256} }}";
}
