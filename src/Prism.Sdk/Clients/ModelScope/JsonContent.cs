using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>JSON bodies that pass through a handler: read if they are objects, written back as they were but for the change.</summary>
internal static class JsonContent
{
    private const int Cap = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<JsonObject?> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return null;
        }

        await content.LoadIntoBufferAsync(Cap, cancellationToken).ConfigureAwait(false);
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static HttpContent Write(JsonObject body) =>
        new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(Readable))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public static bool IsJson(HttpContent content) => content.Headers.ContentType?.MediaType is "application/json";

    public static bool IsEventStream(HttpContent content) => content.Headers.ContentType?.MediaType is "text/event-stream";

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
