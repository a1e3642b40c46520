using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Prism.Sdk.Emulator.Hosting;

/// <summary>Writes answers as they were seen at the real services (dashscope.md §1.3, §1.4).</summary>
internal static class Reply
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NewId() => Guid.NewGuid().ToString();

    public static string Write(JsonNode node) => node.ToJsonString(Unescaped);

    public static Task JsonAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status == StatusCodes.Status401Unauthorized && (string?)body["request_id"] is { } requestId)
        {
            context.Response.Headers["X-Request-ID"] = requestId;
        }

        return context.Response.WriteAsync(Write(body), context.RequestAborted);
    }

    /// <summary>DashScope's flat error (dashscope.md §1.4).</summary>
    public static JsonObject DashScopeError(string code, string message) =>
        new() { ["code"] = code, ["message"] = message, ["request_id"] = NewId() };

    /// <summary>The OpenAI-shaped error of the compatible side.</summary>
    public static JsonObject OpenAiError(string code, string message, string type = "invalid_request_error") => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code },
        ["request_id"] = NewId(),
    };

    /// <summary>ModelScope's error under <c>error</c> or <c>errors</c> (modelscope-meai.md §A.4).</summary>
    public static JsonObject ModelScopeError(string message, string root = "errors") => new()
    {
        [root] = new JsonObject { ["message"] = message },
        ["request_id"] = NewId(),
    };
}
