using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;
using Prism.Sdk.Net;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>An answer, read whole: the status, the JSON if it is JSON, and the error if it is one.</summary>
internal sealed record WireReply
{
    // As many letters in a row are no coincidence.
    private const int Piece = 10;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public required HttpStatusCode Status { get; init; }

    public JsonElement? Root { get; init; }

    public string? RequestId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets when the request arrived, on the service's clock (dashscope.md §1.3).</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    // dashscope.md §1.4: flat, or OpenAI's {"error":{…}}; "msg" wins over "message".
    public string? Code => Root.Code("code") ?? Root.Member("error").Code("code") ?? Root.Member("error").Code("type");

    // The service likes to quote what it refuses; a prompt must not come back by an error.
    public string? Message => (Root.Text("msg") ?? Root.Text("message") ?? Root.Member("error").Text("message")) is { } said && !Repeats(said) ? said : null;

    /// <summary>Gets the words that were sent, which no message may repeat.</summary>
    public string? Sent { get; init; }

    /// <param name="response">The answer. Its body was read before, up to the client's cap.</param>
    /// <param name="now">The time here.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<WireReply> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var root = MayBeJson(response.Content.Headers.ContentType)
            ? Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false))
            : null;
        return new WireReply
        {
            Status = response.StatusCode,
            Root = root,
            RequestId = root.Text("request_id") ?? root.Text("requestId")
                ?? (response.Headers.TryGetValues("X-Request-ID", out var values) ? values.FirstOrDefault() : null),
            RetryAfter = AskedPause.Read(response.Headers, now),
            ArrivedAt = response.Headers.TryGetValues("req-arrive-time", out var arrived) && double.TryParse(arrived.FirstOrDefault(), CultureInfo.InvariantCulture, out var milliseconds)
                ? DashScopeTime.FromMilliseconds(milliseconds)
                : response.Headers.Date,
        };
    }

    private bool Repeats(string said)
    {
        for (var at = 0; Sent is { Length: >= Piece } sent && at + Piece <= said.Length; at++)
        {
            if (sent.AsSpan().Contains(said.AsSpan(at, Piece), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A page or a stream of events is no answer of this service, even where its text could be read as one. Without a type, and as plain text, it may be.
    private static bool MayBeJson(MediaTypeHeaderValue? type) =>
        (type?.MediaType is null or "application/json" or "text/json" or "text/plain" or "application/octet-stream" || type.MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
        && type?.CharSet?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8" or "US-ASCII";

    private static JsonElement? Parse(byte[] bytes)
    {
        // The parser looks at the bytes of a text only when it is asked for; a replacement character must not become part of a prompt or an id.
        if (!Utf8.IsValid(bytes))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // HTML of a gateway, or a cut body: the caller sees that there is no JSON.
            return null;
        }
    }
}
