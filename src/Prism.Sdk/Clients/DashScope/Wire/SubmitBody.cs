using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>The JSON of a submit (dashscope.md §2.2 and §3). <c>parameters</c> is always there; what is null is left out.</summary>
internal static class SubmitBody
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] From(VideoSynthesisRequest request, string model, IReadOnlyDictionary<MediaInput, string> places)
    {
        var parts = new RequestParts(places);
        request.Write(parts);
        parts.Set("watermark", request.Watermark);
        parts.Set("seed", request.Seed);
        Add(parts.Input, request.AdditionalInput);
        Add(parts.Parameters, request.AdditionalParameters);
        var body = new JsonObject { ["model"] = model, ["input"] = parts.Input, ["parameters"] = parts.Parameters };
        return Encoding.UTF8.GetBytes(body.ToJsonString(Readable));
    }

    private static void Add(JsonObject target, JsonObject? more)
    {
        foreach (var (name, value) in more ?? [])
        {
            target[name] = value?.DeepClone();
        }
    }
}
