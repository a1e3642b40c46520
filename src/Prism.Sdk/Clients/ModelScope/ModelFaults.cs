using System.ClientModel;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Turns what the SDK throws into ours, with the remedy for each line of the original's troubleshooting list.</summary>
internal static class ModelFaults
{
    public static ModelFault Classify(int status, string? code, string text)
    {
        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
        return (status, code) switch
        {
            _ when Says("DataInspection") || Says("data_inspection_failed") => ModelFault.Moderation,
            (401, _) or (403, _) => ModelFault.Key,
            _ when Says("has no provider supported") || Says("model_not_found") || Says("ModelNotFound") => ModelFault.Model,
            _ when Says("today's quota") || Says("try again tomorrow") || Says("insufficient balance") || Says("QuotaLimitExceed") || Says("Arrearage") => ModelFault.Quota,
            (429, _) => ModelFault.Throttled,
            (404, _) or (405, _) or ( >= 300 and < 400, _) => ModelFault.Address,
            ( >= 500, _) => ModelFault.Server,
            _ => ModelFault.Other,
        };
    }

    /// <summary>Gives ours for an exception of the SDK; <see langword="null"/> for one that must pass as it is.</summary>
    public static PrismException? From(Exception exception, ModelEndpoint endpoint) => exception switch
    {
        PrismException => null,
        ClientResultException { Status: 0 } unsent => Unreachable(endpoint, $"cannot be reached ({Reason(unsent.InnerException ?? unsent)})", unsent),
        ClientResultException refused => Refusal(refused, endpoint),
        ModelStreamException broken => Make(Classify(502, broken.Code, $"{broken.Code} {broken.ServiceMessage}"), endpoint, 502, broken.Code, null, broken),
        TimeoutRejectedException or TaskCanceledException or TimeoutException => Unreachable(endpoint, "did not answer in time", exception),
        BrokenCircuitException or HttpRequestException or IOException => Unreachable(endpoint, $"cannot be reached ({Reason(exception)})", exception),
        AggregateException { InnerException: { } inner } => From(inner, endpoint),
        JsonException or InvalidOperationException or FormatException or ArgumentOutOfRangeException or NullReferenceException or KeyNotFoundException => Make(ModelFault.Address, endpoint, 200, code: null, requestId: null, exception),
        _ => null,
    };

    private static PrismException Refusal(ClientResultException refused, ModelEndpoint endpoint)
    {
        var raw = refused.GetRawResponse();
        var text = raw?.Content?.ToString() ?? "";
        var body = Parse(text);
        var error = body is null ? null : ChatReplyRepair.FindError(body);
        var code = JsonContent.Text(error?["code"]) ?? JsonContent.Text(error?["type"]);
        var requestId = JsonContent.Text(body?["request_id"]) ?? JsonContent.Text(error?["request_id"]);
        var fault = Classify(refused.Status, code, text);
        if (fault == ModelFault.Other && body is null)
        {
            fault = ModelFault.Address;
        }

        TimeSpan? retryAfter = raw is not null && raw.Headers.TryGetValue("Retry-After", out var wait) && int.TryParse(wait, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
        return Make(fault, endpoint, refused.Status, code, requestId, refused, retryAfter);
    }

    private static PrismException Make(ModelFault fault, ModelEndpoint endpoint, int status, string? code, string? requestId, Exception cause, TimeSpan? retryAfter = null)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} answered {status}{(code is null ? "" : " " + code)}. {Remedy(fault, endpoint)}");
        return fault == ModelFault.Moderation
            ? new ContentRejectedException(message, cause) { Code = code, RequestId = requestId }
            : new ProviderRequestException(message, cause)
            {
                StatusCode = (HttpStatusCode)status,
                Code = code,
                RequestId = requestId,
                RetryAfter = retryAfter,
                IsTransient = fault is ModelFault.Throttled or ModelFault.Server,
            };
    }

    private static ProviderRequestException Unreachable(ModelEndpoint endpoint, string what, Exception cause) =>
        new($"{endpoint} {what}. Check the network and {endpoint.AddressSetting}.", cause) { IsTransient = true };

    private static string Remedy(ModelFault fault, ModelEndpoint endpoint) => fault switch
    {
        ModelFault.Key => $"The key was refused. Check {endpoint.KeySetting}: it must be whole and of this service{endpoint.KeyHint}.",
        ModelFault.Model => $"It does not serve the model '{endpoint.Model}'. Models retire and ids must match to the letter; choose another one by {endpoint.ModelSetting}.",
        ModelFault.Address => $"This does not look like an OpenAI-compatible service. Check {endpoint.AddressSetting}: it must end in /v1.",
        ModelFault.Moderation => "Its moderation refused the text. Change the words; the same ones will be refused again.",
        ModelFault.Throttled => "It has too much to do: wait a little and try again.",
        ModelFault.Quota => $"The quota or balance for this model is used up. Wait for the next day, top up, or choose another model by {endpoint.ModelSetting}.",
        ModelFault.Server => "It has a fault of its own, or answered with nothing: try again later.",
        _ => "It refused the request.",
    };

    private static string Reason(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http ? http.HttpRequestError.ToString() : exception.GetType().Name;

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
