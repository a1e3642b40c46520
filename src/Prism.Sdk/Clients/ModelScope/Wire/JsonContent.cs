using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>JSON bodies that pass through a handler: read if they are objects, written back as they were but for the change.</summary>
internal static class JsonContent
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // An answer nests some eight levels deep, tools included.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads a body that the SDK above us wrote.</summary>
    public static async Task<JsonObject?> ReadOwnAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return null;
        }

        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return JsonNode.Parse(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)) as JsonObject;
    }

    /// <exception cref="JsonException">It is no JSON, too deep, or names a member twice.</exception>
    public static JsonObject? Parse(string text) => JsonNode.Parse(text, documentOptions: Strict) as JsonObject;

    public static JsonObject? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static HttpContent Write(JsonObject body) =>
        new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(Readable))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public static bool IsEventStream(HttpContent content) => content.Headers.ContentType?.MediaType is "text/event-stream";

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
