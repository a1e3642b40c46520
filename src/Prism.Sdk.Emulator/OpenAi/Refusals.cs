using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>The refusals that were seen at ModelScope, each under its own root and by a name (modelscope-meai.md §A.2, §A.4, §A.6).</summary>
internal static class Refusals
{
    public static readonly string[] Words =
    [
        "unauthenticated", "no-provider", "no-provider-error", "encoding-format", "request-limit", "daily-quota", "insufficient-quota", "upstream-balance",
        "quota-limit-exceed", "moderated", "thinking", "batch-size", "error-200",
    ];

    public static Task SendAsync(HttpContext context, string word, string model = "X")
    {
        var (status, body) = Of(word, model);
        return Reply.JsonAsync(context, status, body);
    }

    private static (int Status, JsonObject Body) Of(string word, string model) => word switch
    {
        "unauthenticated" => (401, Under("error", new() { ["message"] = "Authentication failed, please make sure that a valid ModelScope token is supplied.", ["request_id"] = Reply.NewId() })),
        "no-provider" => (400, Under("errors", new() { ["message"] = $"Model id : {model} , has no provider supported" })),
        "no-provider-error" => (400, Under("error", new() { ["message"] = $"Model id : {model} , has no provider supported" })),
        "encoding-format" => (400, Under("errors", new() { ["message"] = "encoding_format must be 'float' or 'base64', got ''" })),
        "request-limit" => (429, Under("errors", new() { ["message"] = "Request limit exceeded.", ["request_id"] = Reply.NewId() })),
        "daily-quota" => (429, Under("error", new() { ["message"] = $"You have exceeded today's quota for model {model}, please try again tomorrow" })),
        "insufficient-quota" => (429, Under("error", new() { ["code"] = "insufficient_quota", ["message"] = "You exceeded your current quota, please check your plan and billing details.", ["type"] = "insufficient_quota" })),
        "upstream-balance" => (429, Under("error", new() { ["http_code"] = "429", ["message"] = "insufficient balance (1008)", ["type"] = "insufficient_balance_error" })),
        "quota-limit-exceed" => (429, new() { ["success"] = false, ["code"] = "QuotaLimitExceed", ["message"] = "The quota limit is exceeded.", ["request_id"] = Reply.NewId() }),
        "moderated" => (400, Reply.OpenAiError("data_inspection_failed", "Input data may contain inappropriate content.")),
        "thinking" => (400, Reply.OpenAiError("invalid_parameter_error", "enable thinking can not be support when `stream=False`.")),
        "batch-size" => (400, Reply.OpenAiError("InvalidParameter", "<400> InternalError.Algo.InvalidParameter: Value error, batch size is invalid, it should not be larger than 10.: input.contents", type: "InvalidParameter")),
        _ => (200, Under("errors", new() { ["message"] = "Request limit exceeded." })),
    };

    private static JsonObject Under(string root, JsonObject error) => new() { [root] = error, ["request_id"] = Reply.NewId() };
}
