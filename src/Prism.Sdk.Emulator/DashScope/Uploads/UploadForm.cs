using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>Reads the form of an upload part by part: the file must be the last, and goes to the disk as it comes.</summary>
internal sealed class UploadForm
{
    private const int LongestField = 64 * 1024;

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    public bool HasFile { get; private set; }

    public string FileName { get; private set; } = "";

    public long Bytes { get; private set; }

    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>Reads a form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="file">Where the file goes.</param>
    /// <returns>The form; <see langword="null"/> when it is none, or something follows the file.</returns>
    public static async Task<UploadForm?> ReadAsync(HttpContext context, string file)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        var form = new UploadForm();
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted).ConfigureAwait(false) is { } section)
            {
                if (form.HasFile || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return null;
                }

                await form.TakeAsync(section, disposition, file, context.RequestAborted).ConfigureAwait(false);
            }

            return form;
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not FileNotFoundException))
        {
            return null;
        }
    }

    private async Task TakeAsync(MultipartSection section, ContentDispositionHeaderValue disposition, string file, CancellationToken cancellationToken)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (!string.Equals(name, "file", StringComparison.OrdinalIgnoreCase))
        {
            using var text = new StreamReader(section.Body);
            var value = new char[LongestField];
            fields[name] = new string(value, 0, await text.ReadBlockAsync(value, cancellationToken).ConfigureAwait(false));
            return;
        }

        HasFile = true;
        FileName = (HeaderUtilities.RemoveQuotes(disposition.FileNameStar).Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value) ?? "";
        var target = File.Create(file);
        await using var closing = target.ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await section.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            Bytes += read;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }
}
