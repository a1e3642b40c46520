using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Turns the service's errors into ours: by code, not by status, because arrears come as 400 and unpaid bills as 429 (dashscope.md §5).</summary>
internal static partial class DashScopeErrors
{
    public static PrismException From(WireReply reply, string what)
    {
        var status = (int)reply.Status;
        if (reply.Root is null || (reply.Code is null && reply.Message is null))
        {
            var remedy = status is 404 or 405 || reply.IsSuccess || status is >= 300 and < 400
                ? $" Check {DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL): it must be the DashScope address ending in /api/v1."
                : " This is a gateway, not the service: try again later.";
            return new ProviderRequestException($"{what}: DashScope's address answered {status} without a DashScope answer.{remedy}")
            {
                StatusCode = reply.Status,
                IsTransient = status is 408 or 429 or >= 500,
                RequestId = reply.RequestId,
                RetryAfter = reply.RetryAfter,
            };
        }

        var fault = Classify(reply.Code, reply.Message, status);
        var message = $"{what}: DashScope answered {status} {reply.Code}. {Quoted(reply.Message, fault)}{Remedy(fault)}";
        return fault == DashScopeFault.Moderation
            ? new ContentRejectedException(message) { Code = reply.Code, RequestId = reply.RequestId }
            : new ProviderRequestException(message)
            {
                StatusCode = reply.Status,
                Code = reply.Code,
                RequestId = reply.RequestId,
                RetryAfter = reply.RetryAfter,
                IsTransient = fault is DashScopeFault.Throttling or DashScopeFault.Server,
            };
    }

    public static PrismException Transport(Exception cause, string what, Uri address) =>
        new ProviderRequestException($"{what}: no answer from {address.Host}:{address.Port.ToString(CultureInfo.InvariantCulture)} ({Reason(cause)}). Check the network and {DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL).", cause)
        {
            IsTransient = true,
        };

    public static AmbiguousSubmissionException Ambiguous(string how, string? requestId, Exception? cause) =>
        new($"The submit was sent, and {how}. DashScope may have accepted it, and may bill it; it was not sent again. Look for it in the account's list of tasks, then adopt its task id or decide to buy again.", cause)
        {
            RequestId = requestId,
            PossiblyCharged = Charge.Possible,
        };

    public static DashScopeFault Classify(string? code, string? message, int status)
    {
        // PascalCase and snake_case name the same error; dots, dashes and underscores do not count.
        var word = NotLetters().Replace(code ?? "", "").ToUpperInvariant();
        return word switch
        {
            _ when word.Contains("DATAINSPECTIONFAILED", StringComparison.Ordinal) || word is "IPINFRINGEMENTSUSPECT" or "CUSTOMROLEBLOCKED" or "FAQRULEBLOCKED" => DashScopeFault.Moderation,
            "INVALIDAPIKEY" or "NOTAUTHORIZED" => DashScopeFault.Key,
            "ARREARAGE" or "COMMODITYNOTPURCHASED" or "PREPAIDBILLOVERDUE" or "POSTPAIDBILLOVERDUE" => DashScopeFault.Billing,
            "THROTTLINGALLOCATIONQUOTA" or "INSUFFICIENTQUOTA" or "ALLOCATIONQUOTAFREETIERONLY" => DashScopeFault.Quota,
            _ when word.StartsWith("THROTTLING", StringComparison.Ordinal) || word is "LIMITREQUESTS" or "LIMITBURSTRATE" => DashScopeFault.Throttling,
            "MODELNOTFOUND" => DashScopeFault.Model,
            "INVALIDPARAMETER" when message?.Contains("Model not exist", StringComparison.OrdinalIgnoreCase) is true => DashScopeFault.Model,
            _ when word.StartsWith("ACCESSDENIED", StringComparison.Ordinal) || word.EndsWith("ACCESSDENIED", StringComparison.Ordinal) => DashScopeFault.Access,
            _ when word.StartsWith("INVALID", StringComparison.Ordinal) || word.StartsWith("BADREQUEST", StringComparison.Ordinal) || word == "UNSUPPORTEDOPERATION" => DashScopeFault.Parameter,
            _ when status >= 500 || word.StartsWith("INTERNALERROR", StringComparison.Ordinal) || word is "SYSTEMERROR" or "REQUESTTIMEOUT" or "MODELSERVICEFAILED" or "MODELSERVINGERROR" or "MODELUNAVAILABLE" or "REWRITEFAILED" => DashScopeFault.Server,
            _ when status == (int)HttpStatusCode.Unauthorized => DashScopeFault.Key,
            _ when status == (int)HttpStatusCode.TooManyRequests => DashScopeFault.Throttling,
            _ => DashScopeFault.Other,
        };
    }

    public static string Remedy(DashScopeFault fault) => fault switch
    {
        DashScopeFault.Key => $"Check DASHSCOPE_API_KEY ({DashScopeOptions.SectionName}:ApiKey): it must be whole, and of the same region as {DashScopeOptions.SectionName}:BaseAddress.",
        DashScopeFault.Access => "Open the Model Studio console and activate the model for this account or workspace.",
        DashScopeFault.Billing => "The account owes money or has not bought the service: settle it in the Alibaba Cloud console.",
        DashScopeFault.Moderation => "The service's moderation refused it. Change the words of this shot; the same ones will be refused again.",
        DashScopeFault.Model => "Check the model's name, and that the region sells it.",
        DashScopeFault.Parameter => "Correct the request; the same one will be refused again.",
        DashScopeFault.Throttling => "Too many requests at once: wait a little and try again.",
        DashScopeFault.Quota => "The account's quota is used up: wait for the next period or raise it in the console.",
        DashScopeFault.Server => "The service has a fault of its own: try again later.",
        _ => "See the Model Studio error page for this code.",
    };

    // A message may quote what was sent: addresses lose their query, moderation is not quoted at all.
    private static string Quoted(string? message, DashScopeFault fault)
    {
        if (string.IsNullOrWhiteSpace(message) || fault == DashScopeFault.Moderation)
        {
            return "";
        }

        var clean = Addresses().Replace(message.ReplaceLineEndings(" "), "(address)");
        return $"It says: {(clean.Length > 200 ? clean[..200] + "…" : clean).TrimEnd('.')}. ";
    }

    private static string Reason(Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        OperationCanceledException or TimeoutException => "timed out",
        _ => cause.GetType().Name,
    };

    [GeneratedRegex("[^A-Za-z]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"\b[a-z]+://\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
