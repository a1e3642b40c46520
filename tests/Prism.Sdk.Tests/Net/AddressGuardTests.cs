using Prism.Sdk.Net;

namespace Prism.Sdk.Tests.Net;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("https://media.example.com/x.mp4", true)]
    [InlineData("https://93.184.216.34/x.mp4", true)]
    [InlineData("https://media.example.com:8443/x.mp4", false)]
    [InlineData("http://media.example.com/x.mp4", false)]
    [InlineData("https://10.0.0.1/x.mp4", false)]
    [InlineData("https://localhost/x.mp4", false)]
    [InlineData("https://user@media.example.com/x.mp4", false)]
    public void FindProblem_AnyPublicHost_IsHttpsOnTheOpenInternet(string address, bool allowed) =>
        Assert.Equal(allowed, AddressGuard.FindProblem(new Uri(address), AddressRule.Public) is null);

    [Fact]
    public void FindProblem_RelativeAddress_IsOne() =>
        Assert.NotNull(AddressGuard.FindProblem(new Uri("x.mp4", UriKind.Relative), AddressRule.Public));

    [Fact]
    public void IsAllowed_PrivateNetworkThatWasOpened_StillShutsThisMachine()
    {
        var rule = new AddressRule { Hosts = ["oss-cn-beijing-internal.aliyuncs.com"], AllowPrivateNetworks = true };
        var address = new Uri("https://x.oss-cn-beijing-internal.aliyuncs.com/x.mp4");

        Assert.True(AddressGuard.IsAllowed(System.Net.IPAddress.Parse("100.118.28.1"), address, rule));
        Assert.False(AddressGuard.IsAllowed(System.Net.IPAddress.Loopback, address, rule));
        Assert.False(AddressGuard.IsAllowed(System.Net.IPAddress.Parse("100.100.100.200"), address, rule));
    }

    [Fact]
    public void FindProblem_100000GeneratedAddresses_NoneOfAnInnerNetworkPasses()
    {
        var random = new Random(7);
        var rule = AddressRule.Public;
        for (var i = 0; i < 100_000; i++)
        {
            // An address of an inner range, in one of the ways to write it.
            var (prefix, bits) = Inner[random.Next(Inner.Length)];
            var ip = prefix | (uint)random.NextInt64(1L << (32 - bits));
            var host = (i % 5) switch
            {
                0 => $"{ip}",
                1 => $"0x{ip:x8}",
                2 => $"[::ffff:{ip >> 16:x}:{ip & 0xffff:x}]",
                3 => $"0{Convert.ToString(ip >> 24, 8)}.{(ip >> 16) & 255}.{(ip >> 8) & 255}.{ip & 255}",
                _ => $"{ip >> 24}.{(ip >> 16) & 255}.{(ip >> 8) & 255}.{ip & 255}",
            };

            Assert.True(!Uri.TryCreate($"https://{host}/x.mp4", UriKind.Absolute, out var address) || AddressGuard.FindProblem(address, rule) is not null, host);
        }
    }

    private static readonly (uint Prefix, int Bits)[] Inner =
        [(0x0A000000, 8), (0x64400000, 10), (0x7F000000, 8), (0xA9FE0000, 16), (0xAC100000, 12), (0xC0A80000, 16), (0xE0000000, 4)];
}
