using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Downloads;
using Prism.Sdk.Net;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>Where a file may come from (rows P13, D15, D16, D26): a listener counts who comes, and nobody must.</summary>
public sealed class DownloadGuardTests : IDisposable
{
    private static readonly string[] AliyunHosts = ["dashscope-result-*.oss-*.aliyuncs.com", "*.oss-accelerate.aliyuncs.com"];

    private readonly DownloadBench bench = new();
    private readonly TcpListener canary = new(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };

    public DownloadGuardTests() => canary.Start();

    private int Port => ((IPEndPoint)canary.LocalEndpoint).Port;

    public void Dispose()
    {
        canary.Dispose();
        bench.Dispose();
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/x.mp4")]
    [InlineData("https://127.0.0.1:{0}/x.mp4")]
    [InlineData("http://localhost:{0}/x.mp4")]
    [InlineData("http://2130706433:{0}/x.mp4")]
    [InlineData("http://0x7f000001:{0}/x.mp4")]
    [InlineData("http://0177.0.0.1:{0}/x.mp4")]
    [InlineData("http://127.1:{0}/x.mp4")]
    [InlineData("http://[::1]:{0}/x.mp4")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/x.mp4")]
    [InlineData("https://[::ffff:7f00:1]:{0}/x.mp4")]
    [InlineData("https://user:very-secret@127.0.0.1:{0}/x.mp4")]
    [InlineData("https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com@127.0.0.1:{0}/x.mp4")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1:{0}/x.mp4")]
    [InlineData("http://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/x.mp4")]
    [InlineData("https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com:8443/x.mp4")]
    [InlineData("https://dashscope-result-bj.oss-cn-beijing.evilaliyuncs.com/x.mp4")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://100.100.100.200/latest/meta-data")]
    public async Task FetchAsync_AddressThatMustNotBeFetched_IsBlockedAndNobodyIsCalled(string form)
    {
        var address = new Uri(form.Replace("{0}", $"{Port}", StringComparison.Ordinal));

        var exception = await bench.FailAsync(bench.Order(address) with { Hosts = AliyunHosts });

        Assert.Equal((ProviderFault.Blocked, false), (exception.Fault, exception.IsTransient));
        Assert.Contains("Prism:Downloads:AllowedHosts", exception.Message, StringComparison.Ordinal);
        Assert.False(canary.Pending());
    }

    [Fact]
    public async Task FetchAsync_RedirectToTheCanary_IsNotFollowed()
    {
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 302 Found\nLocation: http://127.0.0.1:{Port}/x.mp4\nContent-Length: 0"));

        Assert.Equal(ProviderFault.Redirect, (await bench.FailAsync(server)).Fault);
        Assert.False(canary.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("93.184.216.34", "::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("10.0.0.8")]
    public async Task FetchAsync_NameLeadsInside_IsBlockedBeforeTheDial(params string[] answers)
    {
        var dialled = new List<IPAddress>();
        using var handler = FileDownload.Handler(new GuardedDial(
            (_, _) => Task.FromResult(answers.Select(IPAddress.Parse).ToArray()),
            (addresses, _, _) =>
            {
                dialled.AddRange(addresses);
                throw new SocketException();
            }));

        var exception = await FailThroughAsync(handler);

        Assert.Equal(ProviderFault.Blocked, exception.Fault);
        Assert.Empty(dialled);
    }

    [Fact]
    public async Task FetchAsync_NameAnswersOtherwiseTheSecondTime_TheAddressThatWasLookedAtIsDialled()
    {
        var asked = 0;
        var dialled = new List<IPAddress>();
        using var handler = FileDownload.Handler(new GuardedDial(
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(asked++ == 0 ? "93.184.216.34" : "127.0.0.1") }),
            (addresses, _, _) =>
            {
                dialled.AddRange(addresses);
                throw new SocketException((int)SocketError.ConnectionRefused);
            }));

        // The first try dials what it looked at; the next one looks again, sees the inner address, and ends.
        var exception = await FailThroughAsync(handler);

        Assert.Equal(ProviderFault.Blocked, exception.Fault);
        Assert.Equal([IPAddress.Parse("93.184.216.34")], dialled);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task FetchAsync_CertificateOfAnotherHost_IsTlsAndNothingIsSent()
    {
        using var certificate = MakeCertificate("elsewhere.example");
        await using var server = new FileServer(async (_, stream, token) =>
        {
            await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
                Assert.Equal(0, await tls.ReadAsync(new byte[1], token));
                throw new IOException("the caller hung up");
            });
        }, readsFirst: false);
        var address = new UriBuilder(server.Address) { Scheme = "https" }.Uri;

        var exception = await bench.FailAsync(bench.Order(address));

        Assert.Equal((ProviderFault.Tls, true), (exception.Fault, exception.IsTransient));
    }

    private async Task<DownloadException> FailThroughAsync(SocketsHttpHandler handler)
    {
        await using var services = new ServiceCollection().AddHttpClient(FileDownload.ClientName).ConfigurePrimaryHttpMessageHandler(() => handler).Services.BuildServiceProvider();
        var download = new FileDownload(services.GetRequiredService<IHttpClientFactory>(), () => bench.Options, new DownloadBench.HurryingClock());
        var order = bench.Order(new Uri("https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/x.mp4?Signature=very-secret")) with { Hosts = AliyunHosts };
        return await Assert.ThrowsAsync<DownloadException>(() => download.FetchAsync(order, TestContext.Current.CancellationToken));
    }

    private static X509Certificate2 MakeCertificate(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
