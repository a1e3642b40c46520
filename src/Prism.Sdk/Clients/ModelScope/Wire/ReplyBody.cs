using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Reads what a language service answers: so much and no more, JSON in whole UTF-8, and nothing that leads elsewhere.</summary>
internal static class ReplyBody
{
    /// <summary>The longest answer. 128k tokens are about half a megabyte.</summary>
    public const int Cap = 4 * 1024 * 1024;

    // An error says its reason in its first lines; a gateway's page is not worth more.
    private const int ErrorCap = 16 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses what no answer may be, before a byte of the body is read; an error's body is cut to its first part.</summary>
    /// <exception cref="ModelReplyException">It leads elsewhere, or is encoded.</exception>
    public static async Task CheckHeadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            throw new ModelReplyException(ModelFault.Redirect, "redirect", $"the service sends us elsewhere ({(int)response.StatusCode}), and a key must not travel on");
        }

        if (response.Content.Headers.ContentEncoding.Any(static encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ModelReplyException(ModelFault.Reply, "content_encoding", "it is compressed, which was not asked for");
        }

        if (!response.IsSuccessStatusCode)
        {
            var type = response.Content.Headers.ContentType;
            var start = await ReadStartAsync(response.Content, ErrorCap, cancellationToken).ConfigureAwait(false);
            response.Content = new ByteArrayContent(start) { Headers = { ContentType = type } };
        }
    }

    /// <summary>Reads the JSON object of a good answer.</summary>
    /// <exception cref="ModelReplyException">It is not one.</exception>
    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType;
        if (type?.MediaType is not "application/json")
        {
            throw new ModelReplyException(ModelFault.Reply, "content_type", $"it is {type?.MediaType ?? "of no type"} and not application/json");
        }

        if (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelReplyException(ModelFault.Reply, "charset", "it is not in UTF-8");
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(Cap, cancellationToken).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonContent.Parse(Decode(bytes)) ?? throw new ModelReplyException(ModelFault.Reply, "json", "it is JSON, and no object");
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ModelReplyException(ModelFault.Reply, "too_large", $"it is longer than {Cap} bytes", exception);
        }
        catch (JsonException exception)
        {
            // The exception's own words quote the answer.
            throw new ModelReplyException(ModelFault.Reply, "json", $"it is no JSON (line {exception.LineNumber}, byte {exception.BytePositionInLine})");
        }
    }

    /// <exception cref="ModelReplyException">It is not UTF-8: a letter made up for a broken one would pass for the model's word.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ModelReplyException(ModelFault.Reply, "charset", "it is not in UTF-8");
        }
    }

    private static async Task<byte[]> ReadStartAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        var start = new byte[most];
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var count = await stream.ReadAtLeastAsync(start, most, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return start[..count];
        }
    }
}
