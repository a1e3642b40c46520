using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Net;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Clients.DashScope.Errors;

/// <summary>Turns the service's errors into ours, with what to do about them.</summary>
internal static partial class DashScopeErrors
{
    public static PrismException From(WireReply reply, string what)
    {
        var status = (int)reply.Status;
        if (reply.Root is null || (reply.Code is null && reply.Message is null))
        {
            return NoAnswer(reply, what);
        }

        var row = DashScopeCodes.Find(reply.Code, reply.Message) ?? DashScopeCodes.Unlisted(status);
        var said = Quoted(reply.Message, row.Fault);
        var message = string.Create(CultureInfo.InvariantCulture, $"{DashScopeRemedy.Call(what)}{Wording.Pick(": DashScope answered ", "：DashScope 返回 ")}{status} {Safe(reply.Code)}{Wording.Pick(". ", "。")}{said}{DashScopeRemedy.Of(row.Fault)}");
        return row.Fault == ProviderFault.Moderation
            ? new ContentRejectedException(message) { Code = reply.Code, RequestId = reply.RequestId, Side = SideOf(reply.Message) is var side and not ContentSide.Unknown ? side : ContentSide.Input }
            : new ProviderRequestException(message)
            {
                StatusCode = reply.Status,
                Fault = row.Fault,
                Code = reply.Code,
                RequestId = reply.RequestId,
                RetryAfter = reply.RetryAfter,
                IsTransient = row.Retry is CodeRetry.Soon or CodeRetry.WhatIsFree,
            };
    }

    public static PrismException Transport(Exception cause, string what, Uri address)
    {
        var fault = TransportFault.Of(cause);
        var where = string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");
        var word = TransportFault.Word(cause);
        var call = DashScopeRemedy.Call(what);
        var remedy = DashScopeRemedy.Of(fault == ProviderFault.Timeout ? ProviderFault.Network : fault);
        return new ProviderRequestException(
            fault == ProviderFault.InvalidResponse
                ? Wording.Pick($"{call}: what {where} sent cannot be read ({word}). {remedy}", $"{call}：无法读取 {where} 的应答（{word}）。{remedy}")
                : Wording.Pick($"{call}: no answer from {where} ({word}). {remedy}", $"{call}：{where} 没有应答（{word}）。{remedy}"),
            cause)
        {
            Fault = fault,
            IsTransient = fault != ProviderFault.Proxy,
        };
    }

    public static AmbiguousSubmissionException Ambiguous(string how, string? requestId, Exception? cause) =>
        new(
            Wording.Pick(
                $"The submit was sent, and {how}. DashScope may have accepted it, and may bill it; it was not sent again. Look for it in the account's list of tasks, then adopt its task id or decide to buy again.",
                $"请求已发出，但{how}。DashScope 可能已受理并计费；没有再次发送。请在账号的任务列表中查找，认领其任务 ID，或决定重新购买。"),
            cause)
        {
            RequestId = requestId,
            PossiblyCharged = Charge.Possible,
        };

    /// <summary>Tells what a code means; without a known code, the status.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message: some codes say too little alone.</param>
    /// <param name="status">The status, or 0 of a task that failed.</param>
    public static ProviderFault Classify(string? code, string? message, int status) =>
        (DashScopeCodes.Find(code, message) ?? DashScopeCodes.Unlisted(status)).Fault;

    public static string Remedy(ProviderFault fault) => DashScopeRemedy.Of(fault);

    /// <summary>Tells which side moderation refused. "Input or output", as the service likes to say, tells neither.</summary>
    public static ContentSide SideOf(string? message)
    {
        var input = message?.Contains("input", StringComparison.OrdinalIgnoreCase) is true;
        var output = message?.Contains("output", StringComparison.OrdinalIgnoreCase) is true;
        return input == output ? ContentSide.Unknown : input ? ContentSide.Input : ContentSide.Output;
    }

    // HTML of a gateway, a cut body, or JSON of some other service.
    private static ProviderRequestException NoAnswer(WireReply reply, string what)
    {
        var status = (int)reply.Status;
        var fault = reply.IsSuccess || status is 404 or 405 or 0 ? ProviderFault.InvalidResponse : DashScopeCodes.Unlisted(status).Fault;
        var call = DashScopeRemedy.Call(what);
        var remedy = fault == ProviderFault.Service
            ? Wording.Pick("This is a gateway, not the service: try again later.", "这是网关而非服务本身的应答：请稍后重试。")
            : DashScopeRemedy.Of(fault);
        return new ProviderRequestException(string.Create(CultureInfo.InvariantCulture, $"{call}{Wording.Pick(": DashScope's address answered ", "：DashScope 地址返回 ")}{status}{Wording.Pick(" without a DashScope answer. ", "，但不是 DashScope 的应答。")}{remedy}"))
        {
            StatusCode = reply.Status,
            Fault = fault,

            // A good status with a bad body is a line that broke, or a page in between: it tells nothing of a task.
            IsTransient = reply.IsSuccess || status is 408 or 425 or 429 or >= 500,
            RequestId = reply.RequestId,
            RetryAfter = reply.RetryAfter,
        };
    }

    // A message may quote what was sent: addresses lose their query, moderation is not quoted at all.
    private static string Quoted(string? message, ProviderFault fault)
    {
        if (string.IsNullOrWhiteSpace(message) || fault == ProviderFault.Moderation)
        {
            return "";
        }

        var head = message.Length > 400 ? message[..400] : message;
        var clean = Keys().Replace(Addresses().Replace(head.ReplaceLineEndings(" "), "(address)"), "(key)");
        clean = (clean.Length > 200 ? clean[..200] + "…" : clean).TrimEnd('.');
        return Wording.Pick($"It says: {clean}. ", $"原文：{clean}。");
    }

    // A code comes from outside too: what does not look like one is not repeated.
    private static string Safe(string? code) => code is { Length: <= 64 } && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ' ') ? code : "";

    [GeneratedRegex(@"\b[a-z]+://\S+|\S*(?:Signature|AccessKeyId|Expires)=\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b(sk|ms)-[A-Za-z0-9_-]{6,}")]
    private static partial Regex Keys();
}
