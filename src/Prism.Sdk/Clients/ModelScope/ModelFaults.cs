using System.ClientModel;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Turns what the SDK throws into ours, with the remedy for each line of the original's troubleshooting list.</summary>
internal static class ModelFaults
{
    /// <summary>Tells what an error asks for. Its words decide before its status: services share few of the latter.</summary>
    public static ModelFault Classify(int status, string? code, string text)
    {
        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase) || (code?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false);
        return status switch
        {
            _ when Says("DataInspection") || Says("data_inspection_failed") => ModelFault.Moderation,
            _ when Says("Arrearage") || Says("overdue") || Says("in good standing") || Says("insufficient_balance") || Says("insufficient balance") => ModelFault.Balance,
            401 => ModelFault.Key,
            _ when Says("today's quota") || Says("try again tomorrow") || Says("QuotaLimitExceed") || Says("FreeTierOnly") || Says("Free allocated quota") => ModelFault.Quota,
            _ when Says("has no provider supported") || Says("model_not_found") || Says("ModelNotFound") => ModelFault.Model,
            403 => ModelFault.Access,
            400 when Says("enable_thinking") || Says("enable thinking") => ModelFault.Thinking,

            // Among them insufficient_quota, which despite its name is a crowd at the back end as a rule.
            429 => ModelFault.Throttled,
            404 or 405 => ModelFault.Address,
            >= 300 and < 400 => ModelFault.Redirect,
            408 or >= 500 => ModelFault.Server,
            >= 400 => ModelFault.Invalid,
            _ => ModelFault.Other,
        };
    }

    public static ModelFault Classify(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => ModelFault.Tls,
        HttpRequestError.ProxyTunnelError => ModelFault.Proxy,
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => ModelFault.Reply,
        _ => ModelFault.Network,
    };

    public static bool MayPass(ModelFault fault) => fault is ModelFault.Throttled or ModelFault.Server or ModelFault.Network or ModelFault.Timeout or ModelFault.Empty or ModelFault.Reply;

    /// <summary>Tells whether a model refused because of the way in which it was asked to think.</summary>
    public static bool IsThinking(Exception exception) => exception is ClientResultException { Status: 400 } refused && Classify(400, code: null, refused.GetRawResponse()?.Content?.ToString() ?? "") == ModelFault.Thinking;

    /// <summary>Gives ours for an exception of the SDK; <see langword="null"/> for one that must pass as it is.</summary>
    public static PrismException? From(Exception exception, ModelEndpoint endpoint) => exception switch
    {
        PrismException => null,
        ClientResultException { Status: 0, InnerException: { } inner } => From(inner, endpoint) ?? Unreachable(ModelFault.Network, endpoint, inner),
        ClientResultException refused => Refusal(refused, endpoint),
        ModelErrorException error => Make(Classify(502, error.Code, $"{error.Code} {error.ServiceMessage}"), endpoint, HttpStatusCode.OK, error.Code, error.RequestId, error),
        ModelReplyException reply => Error(reply.Fault, ModelRemedies.Unusable(endpoint, reply.What) + ModelRemedies.Of(reply.Fault, endpoint), reply, HttpStatusCode.OK, reply.Code),
        TimeoutRejectedException or OperationCanceledException or TimeoutException => Error(ModelFault.Timeout, ModelRemedies.TooLate(endpoint) + ModelRemedies.Of(ModelFault.Timeout, endpoint), exception),
        BrokenCircuitException => Error(ModelFault.Server, ModelRemedies.Unreachable(endpoint, "several times in a row") + ModelRemedies.Of(ModelFault.Server, endpoint), exception, code: "circuit_open"),
        HttpRequestException http => Unreachable(Classify(http), endpoint, http),
        IOException { InnerException: HttpRequestException http } => Unreachable(Classify(http), endpoint, http),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => Unreachable(ModelFault.Reply, endpoint, exception),
        IOException => Unreachable(ModelFault.Network, endpoint, exception),
        AggregateException { InnerException: { } inner } => From(inner, endpoint),

        // What the SDK throws while it reads an answer; a null argument is the caller's own mistake.
        JsonException or InvalidOperationException or FormatException or OverflowException or (ArgumentException and not ArgumentNullException) or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException =>
            Error(ModelFault.Reply, ModelRemedies.Unusable(endpoint, "it is not of the shape that was agreed") + ModelRemedies.Of(ModelFault.Reply, endpoint), exception, HttpStatusCode.OK, "shape"),
        _ => null,
    };

    /// <summary>Makes the exception of an answer that came whole and is no good.</summary>
    public static ProviderRequestException Unusable(ModelFault fault, ModelEndpoint endpoint, string code, string what) =>
        Error(fault, ModelRemedies.Unusable(endpoint, what) + ModelRemedies.Of(fault, endpoint), cause: null, HttpStatusCode.OK, code);

    /// <summary>Makes the exception of an answer that refuses.</summary>
    public static PrismException Refused(int status, string text, TimeSpan? pause, ModelEndpoint endpoint)
    {
        var body = JsonContent.TryParse(text);
        var error = body is null ? null : ChatReplyRepair.FindError(body);
        var code = JsonContent.Text(error?["code"]) ?? JsonContent.Text(error?["type"]);
        var requestId = JsonContent.Text(body?["request_id"]) ?? JsonContent.Text(error?["request_id"]);

        // A page of a gateway says nothing, whatever words stand in it.
        var fault = Classify(status, code, body is null ? "" : text);
        if (fault is ModelFault.Other or ModelFault.Invalid && body is null)
        {
            fault = ModelFault.Address;
        }

        return Make(fault, endpoint, (HttpStatusCode)status, code, requestId, cause: null, pause);
    }

    private static PrismException Refusal(ClientResultException refused, ModelEndpoint endpoint)
    {
        var raw = refused.GetRawResponse();
        TimeSpan? pause = raw is not null && raw.Headers.TryGetValue("Retry-After", out var wait)
            ? RetryHint.Read(wait, raw.Headers.TryGetValue("Date", out var date) && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) ? now : null)
            : null;

        // Without the SDK's exception: its message is what the service said, which may repeat the text, or the key.
        return Refused(refused.Status, raw?.Content?.ToString() ?? "", pause, endpoint);
    }

    private static PrismException Make(ModelFault fault, ModelEndpoint endpoint, HttpStatusCode status, string? code, string? requestId, Exception? cause, TimeSpan? pause = null)
    {
        var message = ModelRemedies.Answered(endpoint, (int)status, code) + ModelRemedies.Of(fault, endpoint);
        return fault == ModelFault.Moderation
            ? new ContentRejectedException(message, cause) { Code = code, RequestId = requestId }
            : Error(fault, message, cause, status, code, requestId, pause);
    }

    private static ProviderRequestException Unreachable(ModelFault fault, ModelEndpoint endpoint, Exception cause) =>
        Error(fault, ModelRemedies.Unreachable(endpoint, Reason(cause)) + ModelRemedies.Of(fault, endpoint), cause, code: fault == ModelFault.Reply ? "truncated" : null);

    private static ProviderRequestException Error(
        ModelFault fault, string message, Exception? cause, HttpStatusCode? status = null, string? code = null, string? requestId = null, TimeSpan? pause = null) =>
        new(message, cause) { Fault = Public(fault), StatusCode = status, Code = code, RequestId = requestId, RetryAfter = pause, IsTransient = MayPass(fault) };

    private static string Reason(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http ? http.HttpRequestError.ToString() : exception.GetType().Name;

    private static ProviderFault Public(ModelFault fault) => fault switch
    {
        ModelFault.Key => ProviderFault.Authentication,
        ModelFault.Access => ProviderFault.Access,
        ModelFault.Model => ProviderFault.ModelNotFound,
        ModelFault.Redirect => ProviderFault.Redirect,
        ModelFault.Moderation => ProviderFault.Moderation,
        ModelFault.Throttled => ProviderFault.Throttling,
        ModelFault.Quota => ProviderFault.Quota,
        ModelFault.Balance => ProviderFault.Billing,
        ModelFault.Invalid or ModelFault.Thinking => ProviderFault.InvalidRequest,
        ModelFault.Address or ModelFault.Empty or ModelFault.Reply => ProviderFault.InvalidResponse,
        ModelFault.Server => ProviderFault.Service,
        ModelFault.Network => ProviderFault.Network,
        ModelFault.Proxy => ProviderFault.Proxy,
        ModelFault.Tls => ProviderFault.Tls,
        ModelFault.Timeout => ProviderFault.Timeout,
        _ => ProviderFault.Unknown,
    };
}
