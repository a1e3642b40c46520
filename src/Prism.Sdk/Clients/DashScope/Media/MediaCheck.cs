using System.Globalization;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Images;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>Checks inputs against the limits of a model before anything is sent. Addresses on the web are the service's to judge.</summary>
internal static class MediaCheck
{
    /// <summary>The most that travels inside a request: 7 MB are 9.4 MB in base64, under the 10 MB that the service's gateways take.</summary>
    public const int MaxInline = 7 * 1024 * 1024;

    private const long Megabyte = 1024 * 1024;

    /// <summary>Finds what can be told without opening anything.</summary>
    public static IEnumerable<string> Find(MediaSlot slot, VideoModel model, DateTimeOffset now)
    {
        var (input, kind, place) = slot;
        if (input.Asset is { } asset)
        {
            if (asset.Model != model.Name)
            {
                yield return $"The upload for {place} was made for {asset.Model}; the service takes it with no other model. Upload it again for {model.Name}.";
            }

            if (asset.ExpiresAt <= now)
            {
                yield return $"The upload for {place} expired at {asset.ExpiresAt.ToString("u", CultureInfo.InvariantCulture)}; uploads live for 48 hours. Upload it again.";
            }
        }

        if (input.IsInline && kind is not (MediaKind.Image or MediaKind.ImageOrVideo))
        {
            yield return $"{place} cannot be sent inside the request: only pictures can. Leave out Inline(), and it is uploaded.";
        }

        if (kind == MediaKind.Link && (input.IsFile || input.Asset is not null || input.IsInline))
        {
            yield return $"{place} must be an address on the web.";
        }

        if (input.IsFile && MediaTypes.LegalFor(kind) is { Count: > 0 } legal && !legal.Contains(MediaTypes.Extension(input.Name)))
        {
            yield return $"The file for {place} is named '{input.Name}'; {place} takes {string.Join(", ", legal)}.";
        }
    }

    /// <summary>Finds what the file itself tells: whether it is there, its length, a picture's format and sides.</summary>
    public static async Task<IReadOnlyList<string>> FindInFileAsync(MediaSlot slot, VideoModel model, CancellationToken cancellationToken)
    {
        var input = slot.Input;
        if (!input.IsFile)
        {
            return [];
        }

        List<string> problems = [];
        try
        {
            var length = input.Length!();
            if (length == 0)
            {
                problems.Add($"The file for {slot.Place} ('{input.Name}') is empty.");
            }

            if (MaxMegabytes(slot, model) is { } most && length > most * Megabyte)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"The file for {slot.Place} ('{input.Name}') has {length / (double)Megabyte:0.0} MB; {model.Name} takes at most {most} MB."));
            }

            if (input.IsInline && length > MaxInline)
            {
                problems.Add($"The file for {slot.Place} ('{input.Name}') is too large to be sent inside the request (7 MB at most). Leave out Inline(), and it is uploaded.");
            }

            if (input.CanRepeat && MediaTypes.IsImage(input.Name) && slot.Kind is MediaKind.Image or MediaKind.ImageOrVideo)
            {
                problems.AddRange(Judge(await ReadHeaderAsync(input, cancellationToken).ConfigureAwait(false), slot, model));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The file for {slot.Place} ('{input.Name}') cannot be read: {(exception is FileNotFoundException or DirectoryNotFoundException ? "it does not exist" : exception.GetType().Name)}.");
        }

        return problems;
    }

    private static IEnumerable<string> Judge(ImageHeader? header, MediaSlot slot, VideoModel model)
    {
        if (header is not { } image)
        {
            yield return $"The file for {slot.Place} ('{slot.Input.Name}') is not a JPEG, PNG, BMP or WEBP picture, whatever its name says.";
            yield break;
        }

        if (image.HasAlpha && image.Format == "PNG" && model.Entry.MaxImageMegabytes is not null)
        {
            yield return $"The picture for {slot.Place} ('{slot.Input.Name}') is a PNG with an alpha channel, which the service refuses; save it without transparency.";
        }

        var (least, most) = (model.Entry.MinImageSide ?? 1, model.Entry.MaxImageSide ?? int.MaxValue);
        if (Math.Min(image.Width, image.Height) < least || Math.Max(image.Width, image.Height) > most)
        {
            yield return $"The picture for {slot.Place} ('{slot.Input.Name}') has {image.Width} × {image.Height} pixels; {model.Name} takes sides of {least} to {most}.";
        }
    }

    private static int? MaxMegabytes(MediaSlot slot, VideoModel model) => slot.Kind switch
    {
        MediaKind.Image => model.Entry.MaxImageMegabytes,
        MediaKind.Video => model.Entry.MaxVideoMegabytes,
        MediaKind.ImageOrVideo => MediaTypes.IsVideo(slot.Input.Name) ? model.Entry.MaxVideoMegabytes : model.Entry.MaxImageMegabytes,
        MediaKind.Audio => model.Entry.MaxAudioMegabytes,
        MediaKind.Document => model.Entry.MaxFileMegabytes,
        _ => null,
    };

    private static async Task<ImageHeader?> ReadHeaderAsync(MediaInput input, CancellationToken cancellationToken)
    {
        var stream = input.Open!();
        await using (stream.ConfigureAwait(false))
        {
            var head = new byte[(int)Math.Min(ImageHeader.Reach, input.Length!())];
            var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return ImageHeader.Read(head.AsSpan(0, read));
        }
    }
}
