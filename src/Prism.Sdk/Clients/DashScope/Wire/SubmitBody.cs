using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Clients.DashScope.Wire;

/// <summary>The JSON of a submit (dashscope.md §2.2 and §3.1). <c>parameters</c> is always there; what is null is left out.</summary>
internal static class SubmitBody
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] From(VideoSynthesisRequest request)
    {
        var input = new JsonObject { ["prompt"] = request.Prompt };
        Put(input, "negative_prompt", request.NegativePrompt is { Length: > 0 } negative ? negative : null);
        Put(input, "audio_url", request.AudioUrl);

        var parameters = new JsonObject();
        Put(parameters, "size", request.Size?.ToString());
        Put(parameters, "duration", request.Duration);
        Put(parameters, "prompt_extend", request.PromptExtend);
        Put(parameters, "shot_type", request.ShotType?.ToString());
        Put(parameters, "watermark", request.Watermark);
        Put(parameters, "seed", request.Seed);
        foreach (var (name, value) in request.AdditionalParameters ?? [])
        {
            parameters[name] = value?.DeepClone();
        }

        var body = new JsonObject { ["model"] = request.Model, ["input"] = input, ["parameters"] = parameters };
        return Encoding.UTF8.GetBytes(body.ToJsonString(Readable));
    }

    private static void Put(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
