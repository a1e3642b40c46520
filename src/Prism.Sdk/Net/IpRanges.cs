using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Prism.Sdk.Net;

/// <summary>Which addresses are on the open internet, by IANA's lists of special-purpose addresses.</summary>
internal static class IpRanges
{
    private static readonly IPNetwork[] NotPublic = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "3fff::/20");

    private static readonly IPNetwork[] Private = Parse("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    // Clouds hand out keys here; no setting opens them.
    private static readonly IPAddress[] Metadata = [IPAddress.Parse("100.100.100.200"), IPAddress.Parse("fd00:ec2::254")];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        var plain = Unwrap(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalV6.Contains(plain)) && !NotPublic.Any(network => network.Contains(plain));
    }

    public static bool IsPrivate(IPAddress address)
    {
        var plain = Unwrap(address);
        return Private.Any(network => network.Contains(plain)) && !Metadata.Contains(plain);
    }

    // An IPv4 address in IPv6's clothes goes to that IPv4 address.
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6 || !address.TryWriteBytes(bytes, out _))
        {
            return address.MapToIPv4();
        }

        // Without the scope: fe80::1%2 is the same neighbour.
        var bare = new IPAddress(bytes);
        return Nat64.Contains(bare) ? new IPAddress(bytes[12..])
            : SixToFour.Contains(bare) ? new IPAddress(bytes.Slice(2, 4))
            : BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0 && BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) == 0 ? IPAddress.Loopback
            : bare;
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(static network => IPNetwork.Parse(network))];
}
