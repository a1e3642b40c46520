using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Asks for plain numbers, and puts the vectors into the order of the texts: the SDK asks for base64 and ignores <c>index</c>.</summary>
internal sealed class EmbeddingWireHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await JsonContent.ReadOwnAsync(request.Content, cancellationToken).ConfigureAwait(false) is { } asked)
        {
            asked["encoding_format"] = "float";
            request.Content = JsonContent.Write(asked);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await ReplyBody.CheckHeadAsync(response, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                response.Content = JsonContent.Write(Ordered(await ReplyBody.ReadAsync(response, cancellationToken).ConfigureAwait(false)));
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static JsonObject Ordered(JsonObject body)
    {
        if (ChatReplyRepair.FindError(body) is { } error)
        {
            throw ChatReplyRepair.ToException(error, body);
        }

        var rows = (body["data"] as JsonArray ?? throw new ModelReplyException(ModelFault.Reply, "vectors", "it holds no vectors")).OfType<JsonObject>().ToArray();
        ((JsonArray)body["data"]!).Clear();
        body["data"] = new JsonArray([.. rows.Select((row, place) => (Row: row, Index: IndexOf(row) ?? place)).OrderBy(pair => pair.Index).Select(pair => pair.Row)]);
        return body;
    }

    private static int? IndexOf(JsonObject row) => row["index"] is JsonValue value && value.TryGetValue<int>(out var index) ? index : null;
}
