using System.Net;
using System.Net.Sockets;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Net;

/// <summary>Resolves a name once, looks at every address of it, and dials those very addresses: a name that answers otherwise a moment later gains nothing.</summary>
/// <remarks>
/// Where the machine's settings name a proxy, the proxy resolves the name and not we. Then the proxy is dialled as the settings say, and the rule on names is the only one;
/// the proxy's own rules must keep it out of inner networks.
/// </remarks>
internal sealed class GuardedDial(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress[], int, CancellationToken, Task<Stream>> connect)
{
    public static GuardedDial System { get; } = new(static (host, token) => Dns.GetHostAddressesAsync(host, token), ConnectAsync);

    public async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (endpoint, request) = (context.DnsEndPoint, context.InitialRequestMessage);
        var found = await ResolveAsync(endpoint.Host, cancellationToken).ConfigureAwait(false);
        if (request.RequestUri is { } address && IsDirect(endpoint, address))
        {
            var rule = request.Options.TryGetValue(AddressRule.Key, out var own) ? own : AddressRule.Public;
            if (found.Length == 0 || !found.All(ip => AddressGuard.IsAllowed(ip, address, rule)))
            {
                throw new BlockedAddressException(Wording.Pick($"{address.IdnHost} resolves to an address of an inner network", $"{address.IdnHost} 解析到了内网地址"));
            }
        }

        return await connect(found, endpoint.Port, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellationToken).ConfigureAwait(false);

    private static bool IsDirect(DnsEndPoint endpoint, Uri address) =>
        endpoint.Port == address.Port && string.Equals(endpoint.Host.Trim('[', ']'), address.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
