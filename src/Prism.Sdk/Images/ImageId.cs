using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Prism.Sdk.Images;

/// <summary>The id of a picture: the SHA-256 of its bytes and its kind, such as <c>9f2c….png</c>. It is the name of its file, too.</summary>
internal static partial class ImageId
{
    public static string Of(ReadOnlySpan<byte> bytes, ImageHeader header) => $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}.{Extension(header.Format)}";

    public static bool IsOne(string? id) => id is not null && Shape().IsMatch(id);

    public static string Sha256(string id) => id[..64];

    public static string MediaType(string id) => id[65..] switch
    {
        "jpg" => "image/jpeg",
        var kind => "image/" + kind,
    };

    private static string Extension(string format) => format switch
    {
        "JPEG" => "jpg",
        "PNG" => "png",
        "BMP" => "bmp",
        _ => "webp",
    };

    [GeneratedRegex(@"^[0-9a-f]{64}\.(jpg|png|bmp|webp)\z")]
    private static partial Regex Shape();
}
