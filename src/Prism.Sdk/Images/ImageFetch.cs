using System.Net;
using Prism.Sdk.Downloads;
using Prism.Sdk.Net;

namespace Prism.Sdk.Images;

/// <summary>Fetches a picture from the web, under the same rules as clips: https, no inner network, no redirect, no key; and no more than a picture may have.</summary>
internal sealed class ImageFetch(IHttpClientFactory clients, Func<DownloadOptions> options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <exception cref="ProviderRequestException">It must not be fetched, or could not be. The message names the host alone: addresses are signed.</exception>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var rule = new DownloadOrder { Address = address, Path = "" }.Rule(options());
        if (AddressGuard.FindProblem(address, rule) is { } problem)
        {
            throw Blocked(problem, cause: null);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = clients.CreateClient(FileDownload.ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(AddressRule.Key, rule);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new ProviderRequestException($"The picture could not be fetched: {address.IdnHost} answered {(int)response.StatusCode}. Nothing was bought. Check the address, or give the picture as a file.")
                {
                    StatusCode = response.StatusCode,
                    Fault = (int)response.StatusCode is >= 300 and < 400 ? ProviderFault.Redirect : ProviderFault.NotFound,
                    IsTransient = (int)response.StatusCode >= 500,
                };
            }

            var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            await using var closing = body.ConfigureAwait(false);
            return await ImageBytes.ReadAsync(body, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var fault = TransportFault.Of(exception);
            throw fault == ProviderFault.Blocked
                ? Blocked($"{address.IdnHost} resolves to an address of an inner network", exception)
                : new ProviderRequestException($"The picture could not be fetched: the line to {address.IdnHost} broke ({TransportFault.Word(exception)}). Nothing was bought. Try again, or give the picture as a file.", exception) { Fault = fault, IsTransient = true };
        }
    }

    private static ProviderRequestException Blocked(string problem, Exception? cause) => new(
        $"The address of a picture must not be fetched: {problem}. If you trust it, name the host in {DownloadOptions.SectionName}:AllowedHosts; for one in a private network set {DownloadOptions.SectionName}:AllowPrivateNetworks too.",
        cause)
    { Fault = ProviderFault.Blocked };
}
