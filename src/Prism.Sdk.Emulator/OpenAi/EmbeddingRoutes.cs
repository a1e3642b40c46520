using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>Embeddings on both sides, with the limits of each (modelscope-meai.md §A.5, §A.6).</summary>
internal sealed class EmbeddingRoutes(FaultBook faults, LanguageDesk desk)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/v1/embeddings", EmbedAsync);
        app.MapPost("/compatible-mode/v1/embeddings", EmbedAsync);
    }

    private async Task EmbedAsync(HttpContext context)
    {
        if (!await OpenAiAccess.AllowAsync(context).ConfigureAwait(false))
        {
            return;
        }

        var modelScope = OpenAiAccess.IsModelScope(context);
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var model = body.Text("model") ?? "";
        var fault = faults.Take("embeddings", static _ => true);
        if (await LanguageFaults.PlayAsync(context, fault, model).ConfigureAwait(false))
        {
            return;
        }

        var inputs = Inputs(body?["input"]);
        var format = body.Text("encoding_format") ?? "";
        if (Refusal(modelScope, model, inputs, format) is { } refusal)
        {
            await Reply.JsonAsync(context, StatusCodes.Status400BadRequest, refusal).ConfigureAwait(false);
            return;
        }

        using var call = modelScope ? await desk.EnterAsync(context, model).ConfigureAwait(false) : null;
        if (call is null && modelScope)
        {
            return;
        }

        body.TryInteger("dimensions", out var wished);
        var dimensions = wished ?? (model is "text-embedding-v2" or "text-embedding-v1" ? 1536 : modelScope ? 4096 : 1024);
        var data = new JsonArray([.. inputs.Select((text, index) => Row(HashedEmbedding.Of(text, dimensions), index, format))]);
        var tokens = inputs.Sum(text => text.Length);
        var good = new JsonObject
        {
            ["object"] = "list",
            ["data"] = data,
            ["model"] = model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
            ["id"] = Reply.NewId(),
        };
        if (fault is not null && BadBytes.Words.Contains(fault.Kind))
        {
            await BadBytes.SendAsync(context, fault, good).ConfigureAwait(false);
            return;
        }

        await Reply.JsonAsync(context, 200, fault is null ? good : VectorShapes.Bend(good, fault.Kind)).ConfigureAwait(false);
    }

    private static JsonObject? Refusal(bool modelScope, string model, IReadOnlyList<string> inputs, string format)
    {
        if (modelScope && !ServedModels.ModelScope.Contains(model))
        {
            return Reply.ModelScopeError($"Model id : {model} , has no provider supported");
        }

        if (!modelScope && !model.StartsWith("text-embedding-", StringComparison.Ordinal))
        {
            return Reply.OpenAiError("model_not_found", $"The model `{model}` does not exist or you do not have access to it.");
        }

        if (modelScope && format is not ("float" or "base64"))
        {
            return Reply.ModelScopeError($"encoding_format must be 'float' or 'base64', got '{format}'");
        }

        var most = model is "text-embedding-v2" or "text-embedding-v1" ? 25 : 10;
        return inputs.Count is 0 || inputs.Count > most
            ? Reply.OpenAiError("InvalidParameter", $"<400> InternalError.Algo.InvalidParameter: Value error, batch size is invalid, it should not be larger than {most}.: input.contents", type: "InvalidParameter")
            : null;
    }

    private static JsonObject Row(float[] vector, int index, string format) => new()
    {
        ["object"] = "embedding",
        ["index"] = index,
        ["embedding"] = format == "base64"
            ? JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)))
            : new JsonArray([.. vector.Select(static value => JsonValue.Create(value))]),
    };

    private static List<string> Inputs(JsonNode? input) => input switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray array => [.. array.OfType<JsonValue>().Where(item => item.TryGetValue<string>(out _)).Select(item => item.GetValue<string>())],
        _ => [],
    };
}
