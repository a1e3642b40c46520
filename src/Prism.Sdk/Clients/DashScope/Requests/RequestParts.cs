using System.Text.Json.Nodes;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>The two halves of a submit's body while a request fills them. What is null is left out.</summary>
internal sealed class RequestParts(IReadOnlyDictionary<MediaInput, string> places)
{
    public JsonObject Input { get; } = [];

    public JsonObject Parameters { get; } = [];

    public void Say(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Input[name] = text;
        }
    }

    public void Place(string name, MediaInput? media)
    {
        if (media is not null)
        {
            Input[name] = AddressOf(media);
        }
    }

    public void Place(string name, IEnumerable<MediaInput> media) => Input[name] = new JsonArray([.. media.Select(item => (JsonNode)AddressOf(item))]);

    /// <summary>Adds an item to <c>media</c> (dashscope.md §3.3).</summary>
    public void PlaceMedia(string type, MediaInput? media, MediaInput? voice = null, string? description = null)
    {
        if (media is null)
        {
            return;
        }

        var item = new JsonObject { ["type"] = type, ["url"] = AddressOf(media) };
        if (voice is not null)
        {
            item["reference_voice"] = AddressOf(voice);
        }

        if (description is not null)
        {
            item["reference_description"] = description;
        }

        var list = Input["media"] as JsonArray ?? [];
        Input["media"] = list;
        list.Add((JsonNode)item);
    }

    public void Set(string name, JsonNode? value)
    {
        if (value is not null)
        {
            Parameters[name] = value;
        }
    }

    private string AddressOf(MediaInput media) => places[media];
}
