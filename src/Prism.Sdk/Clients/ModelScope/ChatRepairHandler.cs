using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Makes ModelScope's answers ones that the SDK above can read. It stands below the retries, so that an empty shell is asked for again.</summary>
internal sealed class ChatRepairHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && JsonContent.IsEventStream(response.Content))
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            Replace(response, new StreamContent(new ChatEventStream(stream)), "text/event-stream");
            return response;
        }

        if (JsonContent.IsJson(response.Content) && await JsonContent.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false) is { } body)
        {
            Mend(request, response, body);
        }

        return response;
    }

    private static void Mend(HttpRequestMessage request, HttpResponseMessage response, JsonObject body)
    {
        if (ChatReplyRepair.FindError(body) is { } error)
        {
            // A 200 that holds an error is an error of the service.
            response.StatusCode = response.IsSuccessStatusCode ? HttpStatusCode.BadGateway : response.StatusCode;
            response.Content = JsonContent.Write(new JsonObject { ["error"] = error.DeepClone(), ["request_id"] = body["request_id"]?.DeepClone() });
        }
        else if (response.IsSuccessStatusCode && !ChatReplyRepair.HasChoices(body))
        {
            response.StatusCode = HttpStatusCode.BadGateway;
            response.Content = JsonContent.Write(ChatReplyRepair.Error(ChatReplyRepair.EmptyCompletion, "The service returned an empty completion."));
        }
        else if (response.IsSuccessStatusCode)
        {
            ChatReplyRepair.MendChoices(body, "message");
            if (request.Options.TryGetValue(ChatRequestHandler.Streams, out var streams) && streams)
            {
                Replace(response, new ByteArrayContent(Encoding.UTF8.GetBytes(AsStream(body))), "text/event-stream");
            }
            else
            {
                response.Content = JsonContent.Write(body);
            }
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
