using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Says in Qwen's words what the OpenAI SDK says in OpenAI's: <c>max_tokens</c>, no <c>json_schema</c>, which ModelScope answers with nothing, and what the options add.</summary>
internal sealed class ChatRequestHandler : DelegatingHandler
{
    /// <summary>Marks a request whose answer is to be streamed.</summary>
    public static readonly HttpRequestOptionsKey<bool> Streams = new("prism.streams");

    /// <summary>Keeps the model that was asked.</summary>
    public static readonly HttpRequestOptionsKey<string?> AskedModel = new("prism.model");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await JsonContent.ReadOwnAsync(request.Content, cancellationToken).ConfigureAwait(false) is { } body)
        {
            request.Options.TryGetValue(ModelRouteHandler.Route, out var route);
            var streams = body["stream"]?.GetValueKind() == JsonValueKind.True;
            request.Options.Set(Streams, streams);
            request.Options.Set(AskedModel, route is { Endpoint.RequiresSameModel: true } ? JsonContent.Text(body["model"]) : null);
            if (body.Remove("max_completion_tokens", out var limit))
            {
                body["max_tokens"] = limit;
            }

            if (JsonContent.Text(body["response_format"]?["type"]) == "json_schema")
            {
                body["response_format"] = new JsonObject { ["type"] = "json_object" };
            }

            Add(body, route, streams);
            request.Content = JsonContent.Write(body);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(JsonObject body, ModelRoute? route, bool streams)
    {
        if (route is { Thinking: ThinkingMode.Off } && !streams)
        {
            body["enable_thinking"] = false;
        }

        foreach (var (name, value) in route?.Endpoint.ExtraBody ?? [])
        {
            body[name] = ValueOf(value);
        }
    }

    // From a configuration all values come as text: what reads as JSON is meant so.
    private static JsonNode? ValueOf(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
