using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>An answer, read whole: the status, the JSON if it is JSON, and the error if it is one.</summary>
internal sealed record WireReply
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public required HttpStatusCode Status { get; init; }

    public JsonElement? Root { get; init; }

    public string? RequestId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets when the request arrived, on the service's clock (dashscope.md §1.3).</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    // dashscope.md §1.4: flat, or OpenAI's {"error":{…}}; "msg" wins over "message".
    public string? Code => Root.Text("code") ?? Root.Member("error").Text("code") ?? Root.Member("error").Text("type");

    public string? Message => Root.Text("msg") ?? Root.Text("message") ?? Root.Member("error").Text("message");

    public static async Task<WireReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        JsonElement? root = null;
        try
        {
            using var document = JsonDocument.Parse(bytes, Shallow);
            root = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // HTML of a gateway, or a cut body: the caller sees that there is no JSON.
        }

        return new WireReply
        {
            Status = response.StatusCode,
            Root = root,
            RequestId = root.Text("request_id") ?? root.Text("requestId")
                ?? (response.Headers.TryGetValues("X-Request-ID", out var values) ? values.FirstOrDefault() : null),
            RetryAfter = response.Headers.RetryAfter?.Delta,
            ArrivedAt = response.Headers.TryGetValues("req-arrive-time", out var arrived) && double.TryParse(arrived.FirstOrDefault(), CultureInfo.InvariantCulture, out var milliseconds)
                ? DashScopeTime.FromMilliseconds(milliseconds)
                : response.Headers.Date,
        };
    }
}
