using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Asks for plain numbers, and puts the vectors into the order of the texts: the SDK asks for base64 and ignores <c>index</c>.</summary>
internal sealed class EmbeddingWireHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await JsonContent.ReadAsync(request.Content, cancellationToken).ConfigureAwait(false) is { } asked)
        {
            asked["encoding_format"] = "float";
            request.Content = JsonContent.Write(asked);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (JsonContent.IsJson(response.Content) && await JsonContent.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false) is { } body)
        {
            response.Content = JsonContent.Write(response.IsSuccessStatusCode ? Ordered(body) : WithOneRoot(body));
        }

        return response;
    }

    private static JsonObject Ordered(JsonObject body)
    {
        var rows = (body["data"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        (body["data"] as JsonArray)?.Clear();
        body["data"] = new JsonArray([.. rows.Select((row, place) => (Row: row, Index: IndexOf(row) ?? place)).OrderBy(pair => pair.Index).Select(pair => pair.Row)]);
        return body;
    }

    private static JsonObject WithOneRoot(JsonObject body) =>
        ChatReplyRepair.FindError(body) is { } error ? new JsonObject { ["error"] = error.DeepClone(), ["request_id"] = body["request_id"]?.DeepClone() } : body;

    private static int? IndexOf(JsonObject row) => row["index"] is JsonValue value && value.TryGetValue<int>(out var index) ? index : null;
}
