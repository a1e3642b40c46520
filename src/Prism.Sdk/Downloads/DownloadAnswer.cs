using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Downloads;

/// <summary>Tells from status and headers whether a body may be taken, and from which byte on.</summary>
internal static partial class DownloadAnswer
{
    /// <exception cref="DownloadException">No body of a clip follows.</exception>
    public static async Task JudgeAsync(HttpResponseMessage response, PartFile part, string host, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.OK || IsTheRest(response, part))
        {
            RequirePlain(response, host);
            return;
        }

        if (response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Another version of the file, or another part than was asked for: begin anew.
            var resumed = part.Length > 0;
            part.Forget();
            throw new DownloadException(ProviderFault.InvalidResponse, Wording.Pick($"{host} sent another part of the file than was asked for.", $"{host} 返回的文件区间与请求不符。"))
            {
                Status = response.StatusCode,
                IsTransient = resumed || response.StatusCode == HttpStatusCode.PartialContent,
            };
        }

        var code = await ReadCodeAsync(response, cancellationToken).ConfigureAwait(false);
        var fault = FaultOf(response.StatusCode);
        var answered = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}{(code is null ? "" : " " + code)}");
        throw new DownloadException(fault, Wording.Pick($"{host} answered {answered}.", $"{host} 返回 {answered}。"))
        {
            Status = response.StatusCode,
            Code = code,
            IsTransient = fault is ProviderFault.Service or ProviderFault.Throttling or ProviderFault.Timeout,
        };
    }

    private static bool IsTheRest(HttpResponseMessage response, PartFile part)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent || !part.CanResume)
        {
            return false;
        }

        var proofs = Proofs.Of(response);
        return response.Content.Headers.ContentRange is { Unit: "bytes", From: { } from } && from == part.Length
            && (proofs.Validator is null || proofs.Validator == part.Proofs.Validator)
            && (proofs.Length is null || part.Proofs.Length is null || proofs.Length == part.Proofs.Length);
    }

    private static void RequirePlain(HttpResponseMessage response, string host)
    {
        var encoding = response.Content.Headers.ContentEncoding.FirstOrDefault(static one => !one.Equals("identity", StringComparison.OrdinalIgnoreCase));
        if (encoding is not null)
        {
            throw new DownloadException(ProviderFault.MediaInvalid, Wording.Pick($"{host} sent the file compressed, which was not asked for; it is not unpacked.", $"{host} 返回了未请求的压缩内容，不予解压。"));
        }
    }

    private static ProviderFault FaultOf(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => ProviderFault.Redirect,
        403 => ProviderFault.Expired,
        404 or 410 => ProviderFault.NotFound,
        407 => ProviderFault.Proxy,
        408 => ProviderFault.Timeout,
        429 => ProviderFault.Throttling,
        >= 500 => ProviderFault.Service,
        _ => ProviderFault.InvalidResponse,
    };

    // The object store says why in a little XML; its first bytes are enough.
    private static async Task<string?> ReadCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var head = new byte[512];
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return ErrorCode().Match(Encoding.UTF8.GetString(head, 0, length)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("<Code>([A-Za-z0-9.]{1,64})</Code>")]
    private static partial Regex ErrorCode();
}
