using System.Text;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope.Wire;

/// <summary>Makes ModelScope's answers ones that the SDK above can read. It stands below the retries, so that an empty shell is asked for again.</summary>
internal sealed class ChatRepairHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await ReplyBody.CheckHeadAsync(response, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                await MendAsync(request, response, cancellationToken).ConfigureAwait(false);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task MendAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(ChatRequestHandler.Streams, out var streams);
        request.Options.TryGetValue(ChatRequestHandler.AskedModel, out var asked);
        if (streams && JsonContent.IsEventStream(response.Content))
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            Replace(response, new StreamContent(new ChatEventStream(stream, asked)), "text/event-stream");
            return;
        }

        var body = await ReplyBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        if (ChatReplyRepair.FindError(body) is { } error)
        {
            throw ChatReplyRepair.ToException(error, body);
        }

        if (!ChatReplyRepair.HasAnswer(body))
        {
            throw new ModelReplyException(ModelFault.Empty, ModelReplyException.Empty, "it is empty");
        }

        ChatReplyRepair.RequireModel(body, asked);
        ChatReplyRepair.MendChoices(body, "message");
        if (streams)
        {
            Replace(response, new ByteArrayContent(Encoding.UTF8.GetBytes(AsStream(body))), "text/event-stream");
        }
        else
        {
            response.Content = JsonContent.Write(body);
        }
    }

    // Some back ends answer a wish for a stream with one whole reply; the SDK would see an empty stream.
    private static string AsStream(JsonObject body)
    {
        body["object"] = "chat.completion.chunk";
        foreach (var choice in ((JsonArray)body["choices"]!).OfType<JsonObject>())
        {
            choice["delta"] = choice["message"]?.DeepClone();
            choice.Remove("message");
        }

        return $"data: {body.ToJsonString()}\n\ndata: [DONE]\n\n";
    }

    private static void Replace(HttpResponseMessage response, HttpContent content, string mediaType)
    {
        content.Headers.ContentType = new(mediaType);
        response.Content = content;
    }
}
