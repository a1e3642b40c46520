namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>File types by extension: which are legal as what (dashscope.md §3.1, §3.2), and their names on the wire.</summary>
internal static class MediaTypes
{
    private static readonly string[] Images = [".jpg", ".jpeg", ".png", ".bmp", ".webp"];
    private static readonly string[] Videos = [".mp4", ".mov"];
    private static readonly string[] Sounds = [".wav", ".mp3"];

    /// <summary>Gets the legal extensions; none when every one is let through.</summary>
    public static IReadOnlyList<string> LegalFor(MediaKind kind) => kind switch
    {
        MediaKind.Image => Images,
        MediaKind.Video => Videos,
        MediaKind.ImageOrVideo => [.. Images, .. Videos],
        MediaKind.Audio => Sounds,
        _ => [],
    };

    public static bool IsVideo(string? name) => Videos.Contains(Extension(name));

    public static bool IsImage(string? name) => Images.Contains(Extension(name));

    public static MediaKind KindOf(string name) =>
        IsImage(name) ? MediaKind.Image : IsVideo(name) ? MediaKind.Video : Sounds.Contains(Extension(name)) ? MediaKind.Audio : MediaKind.Document;

    /// <summary>Gets the extension in small letters, if it is one that may stand in a name of ours.</summary>
    public static string Extension(string? name)
    {
        var extension = Path.GetExtension(name ?? "").ToLowerInvariant();
        return extension.Length is >= 2 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    public static string MimeType(string name) => Extension(name) switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".bmp" => "image/bmp",
        ".webp" => "image/webp",
        ".mp4" => "video/mp4",
        ".mov" => "video/quicktime",
        ".wav" => "audio/wav",
        ".mp3" => "audio/mpeg",
        ".pdf" => "application/pdf",
        ".txt" => "text/plain",
        ".md" => "text/markdown",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
