namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Says in Qwen's words what the OpenAI SDK says in OpenAI's: <c>max_tokens</c>, and no <c>json_schema</c>, which ModelScope answers with nothing.</summary>
internal sealed class ChatRequestHandler : DelegatingHandler
{
    /// <summary>Marks a request whose answer is to be streamed.</summary>
    public static readonly HttpRequestOptionsKey<bool> Streams = new("prism.streams");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await JsonContent.ReadAsync(request.Content, cancellationToken).ConfigureAwait(false) is { } body)
        {
            request.Options.Set(Streams, body["stream"]?.GetValueKind() == System.Text.Json.JsonValueKind.True);
            if (body.Remove("max_completion_tokens", out var limit))
            {
                body["max_tokens"] = limit;
            }

            if (JsonContent.Text(body["response_format"]?["type"]) == "json_schema")
            {
                body["response_format"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "json_object" };
            }

            request.Content = JsonContent.Write(body);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
