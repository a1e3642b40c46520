using System.Net;
using System.Net.Http.Headers;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Net;

namespace Prism.Sdk.Downloads;

/// <summary>Fetches a clip: streamed to a temporary name beside the final one, taken up again where a line broke, measured, hashed, synced, then renamed. No key travels, no redirect is followed.</summary>
internal sealed class FileDownload(IHttpClientFactory clients, Func<DownloadOptions> options, TimeProvider time)
{
    public const string ClientName = "prism.download";

    /// <summary>How many tries in a row may bring nothing new.</summary>
    private const int FruitlessTries = 3;

    private const int MostTries = 30;

    /// <summary>Less than this is not progress: a line that drips must not be tried for ever.</summary>
    private const int Progress = 64 * 1024;

    /// <summary>Gets the clock for the speed of the line. Real time, whatever clock the container has.</summary>
    public TimeProvider LineClock { get; init; } = TimeProvider.System;

    /// <summary>Gets what tells the free bytes of a folder's disk.</summary>
    public Func<string, long?> FreeBytes { get; init; } = FileRoom.Free;

    public static SocketsHttpHandler Handler() => Handler(GuardedDial.System);

    public static SocketsHttpHandler Handler(GuardedDial dial) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        ConnectCallback = dial.DialAsync,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <exception cref="DownloadException">The file could not be fetched; nothing stands under the final name.</exception>
    public async Task<DownloadedFile> FetchAsync(DownloadOrder order, CancellationToken cancellationToken)
    {
        using var part = new PartFile(order.Path, order.BadPath);
        var (address, isFresh) = (order.Address, false);
        var (fruitless, best) = (0, 0L);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(address, order.Rule(options()), part, cancellationToken).ConfigureAwait(false);
                return part.Finish(address.IdnHost);
            }
            catch (DownloadException exception) when (exception.Fault is ProviderFault.Expired or ProviderFault.NotFound && order.Refresh is not null && !isFresh)
            {
                // Addresses die; a look at the task gives a fresh one as long as the provider keeps the file.
                isFresh = true;
                if (await order.Refresh(cancellationToken).ConfigureAwait(false) is not { } fresh)
                {
                    throw;
                }

                address = fresh;
            }
            catch (DownloadException exception) when (exception.IsTransient && attempt < MostTries)
            {
                (fruitless, best) = part.CanResume && part.Length >= best + Progress ? (0, part.Length) : (fruitless + 1, best);
                if (fruitless >= FruitlessTries)
                {
                    throw;
                }

                await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, fruitless)), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TryAsync(Uri address, AddressRule rule, PartFile part, CancellationToken cancellationToken)
    {
        if (AddressGuard.FindProblem(address, rule) is { } problem)
        {
            throw Blocked(problem, cause: null);
        }

        using var watch = new LineWatch(options(), LineClock, address.IdnHost, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            using var request = Request(address, rule, part);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
            await DownloadAnswer.JudgeAsync(response, part, address.IdnHost, watch.Token).ConfigureAwait(false);
            var proofs = Proofs.Of(response);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                RequireSize(proofs.Length ?? 0, address);
                part.Begin(proofs, FreeBytes);
            }

            await BodyCopy.RunAsync(response.Content, part, watch, length => RequireSize(length, address)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Broken(exception, address);
        }
    }

    private static HttpRequestMessage Request(Uri address, AddressRule rule, PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Options.Set(AddressRule.Key, rule);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (part.CanResume)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.TryAddWithoutValidation("If-Range", part.Proofs.Validator);
        }

        return request;
    }

    private void RequireSize(long length, Uri address)
    {
        var most = options().MaxBytes;
        if (length > most)
        {
            throw new DownloadException(
                ProviderFault.MediaTooLarge,
                Wording.Pick(
                    (FormattableString)$"{address.IdnHost} sends at least {length} bytes; a clip has at most {most} ({DownloadOptions.SectionName}:MaxBytes).",
                    $"{address.IdnHost} 至少发送 {length} 字节，超过上限 {most}（{DownloadOptions.SectionName}:MaxBytes）。"));
        }
    }

    private static DownloadException Blocked(string problem, Exception? cause) => new(
        ProviderFault.Blocked,
        Wording.Pick(
            $"The address of the clip must not be fetched: {problem}. If you trust it, name the host in {DownloadOptions.SectionName}:AllowedHosts; for one in a private network set {DownloadOptions.SectionName}:AllowPrivateNetworks too.",
            $"不允许下载该视频地址：{problem}。如确认可信，请将主机加入 {DownloadOptions.SectionName}:AllowedHosts；若位于私有网络，还需设置 {DownloadOptions.SectionName}:AllowPrivateNetworks。"),
        cause);

    private static DownloadException Broken(Exception exception, Uri address)
    {
        var fault = TransportFault.Of(exception);
        return fault switch
        {
            ProviderFault.Blocked => Blocked(Wording.Pick($"{address.IdnHost} resolves to an address of an inner network", $"{address.IdnHost} 解析到了内网地址"), exception),
            ProviderFault.Tls => new(fault, Wording.Pick($"{address.IdnHost} has no valid certificate of its own; nothing was fetched. Look for a proxy that opens TLS, or a wrong clock.", $"{address.IdnHost} 的证书无效，未下载任何内容。请检查是否有拦截 TLS 的代理，或系统时间错误。"), exception) { IsTransient = true },
            ProviderFault.Proxy => new(fault, Wording.Pick($"The proxy does not let us through to {address.IdnHost}. Check HTTPS_PROXY and its credentials.", $"代理拒绝连接 {address.IdnHost}。请检查 HTTPS_PROXY 及其凭据。"), exception),
            ProviderFault.Timeout => new(fault, Wording.Pick($"The line to {address.IdnHost} was silent for too long.", $"与 {address.IdnHost} 的连接长时间没有数据。"), exception) { IsTransient = true },
            ProviderFault.InvalidResponse => new(fault, Wording.Pick($"{address.IdnHost} sent what is no HTTP.", $"{address.IdnHost} 返回的不是有效的 HTTP。"), exception) { IsTransient = true },
            _ => new(fault, Wording.Pick($"The line to {address.IdnHost} broke ({TransportFault.Word(exception)}).", $"与 {address.IdnHost} 的连接中断（{TransportFault.Word(exception)}）。"), exception) { IsTransient = true },
        };
    }
}
