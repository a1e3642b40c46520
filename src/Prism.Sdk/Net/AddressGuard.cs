using System.Net;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Net;

/// <summary>Looks at an address that a service gave before anything is sent to it: the name here, what the name resolves to when it is dialled.</summary>
internal static class AddressGuard
{
    /// <returns>Why the address must not be fetched, or <see langword="null"/>. Names the host alone: addresses are signed.</returns>
    public static string? FindProblem(Uri address, AddressRule rule)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.IdnHost.Length == 0)
        {
            return Wording.Pick("it is not an https address", "它不是 https 地址");
        }

        if (address.UserInfo.Length > 0)
        {
            return Wording.Pick("it holds a user name", "其中带有用户名");
        }

        var listed = rule.Hosts.Any(pattern => HostPattern.Matches(pattern, address));
        if (IsThisMachine(address))
        {
            return listed ? null : Wording.Pick($"{address.IdnHost} is this machine", $"{address.IdnHost} 是本机");
        }

        if (address.Scheme != "https")
        {
            return Wording.Pick($"{address.IdnHost} is asked for without https", $"{address.IdnHost} 未使用 https");
        }

        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && !IsAllowed(literal, address, rule))
        {
            return Wording.Pick($"{address.IdnHost} is an address of an inner network", $"{address.IdnHost} 是内网地址");
        }

        return listed || (rule.AnyPublicHost && address.Port == 443)
            ? null
            : Wording.Pick($"{address.IdnHost}:{address.Port} is none of the hosts that clips come from", $"{address.IdnHost}:{address.Port} 不在允许的视频主机之列");
    }

    /// <summary>Tells whether an address that a host's name resolved to may be dialled.</summary>
    public static bool IsAllowed(IPAddress ip, Uri address, AddressRule rule) =>
        IsThisMachine(address)
            ? IPAddress.IsLoopback(ip) && rule.Hosts.Any(pattern => HostPattern.Matches(pattern, address))
            : IpRanges.IsPublic(ip) || (rule.AllowPrivateNetworks && IpRanges.IsPrivate(ip));

    // A name that says so itself; one that merely resolves here is refused when it is dialled.
    private static bool IsThisMachine(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
