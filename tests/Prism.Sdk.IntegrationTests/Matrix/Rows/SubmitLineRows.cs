using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Clients.DashScope.Wire;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Rows;

/// <summary>The paid submit, while the line is bad: what was never sent, and what nobody knows.</summary>
public sealed class SubmitLineRows : MatrixTable
{
    private static readonly BenchSetup FewTries = With(static prism => prism.Services.Configure<GenerationOptions>(static options => options.MaxSubmitRetries = 1));

    internal static IReadOnlyList<MatrixRow> Table { get; } =
    [
        Row("S01", "the host's name is not known", "ProviderRequestException, transient, nothing charged; a film after resuming", Retry.Later, ChargeKind.None, "nothing was sent; one task in the end", bench => NeverSentAsync(bench, new Uri("https://no-such-host.invalid/")), FewTries),
        Row("S02", "the connection is refused", "ProviderRequestException, transient; a film after resuming", Retry.Later, ChargeKind.None, "nothing was sent; one task in the end", RefusedAsync, FewTries),
        Row("S03", "TLS fails: strange certificate, closed, silent", "ProviderRequestException that names the host alone", Retry.Later, ChargeKind.None, "nothing was sent, and nothing switches the check off", TlsAsync, FewTries),
        Row("S04", "the connection never comes about", "ProviderRequestException, transient", Retry.Later, ChargeKind.None, "a deadline while connecting is no doubt: nothing was sent", BlackHoleAsync, FewTries),
        Row("S05", "a kept connection died meanwhile", "a film", Retry.Auto, ChargeKind.None, "each submit has a connection of its own", OwnConnectionsAsync),
        Row("S06", "accepted, and no answer ever", "a film", Retry.Auto, ChargeKind.None, "found in the list; one POST", bench => FoundAsync(bench, "stall", accepted: true)),
        Row("S07", "not accepted, and no answer ever", "a film", Retry.Auto, ChargeKind.None, "proven absent, then sent again; one task", bench => FoundAsync(bench, "stall", accepted: false)),
        Row("S08", "the line is cut after the request, before or after acceptance", "a film", Retry.Auto, ChargeKind.None, "two shots, two tasks", bench => TwoAsync(bench, b => b.Fault("submit", "drop-after"), b => b.Fault("submit", "drop-before"), posts: 3)),
        Row("S09", "the answer is cut behind its request id", "a film", Retry.Auto, ChargeKind.None, "adopted by its request id; one POST", bench => FoundAsync(bench, "request-id-only", accepted: true)),
        Row("S24", "a proxy refuses the tunnel", "ProviderRequestException that names the proxy", Retry.Fix, ChargeKind.None, "nothing was sent; the proxy's password is nowhere", ProxyAsync, FewTries),
        Row("S40", "the request is cut in its middle", "a film", Retry.Auto, ChargeKind.None, "in doubt, until the list proves it absent; one task", CutRequestAsync),
    ];

    public static TheoryData<string> Ids => IdsOf(Table);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Row_Fault_EndsAsToldAndPaysNothingTwice(string id) => PlayAsync(Table, id);

    private static async Task NeverSentAsync(MatrixBench bench, Uri address)
    {
        bench.GoBy(address);
        var job = await bench.StartAsync();
        var exception = await bench.FailAsync<ProviderRequestException>(job);
        Assert.Equal((true, ChargeKind.None), (exception.IsTransient, exception.PossiblyCharged.Kind));
        Assert.Contains(address.Host, exception.Message, StringComparison.Ordinal);
        Assert.Equal(Jobs.Journal.SubmissionState.Void, await bench.StateAsync());

        await bench.RestartAsync();
        await bench.FilmAsync(await bench.AgainAsync(job));
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task RefusedAsync(MatrixBench bench)
    {
        await using var line = await bench.Emulator.OpenLineAsync(new LineFault { Kind = "refuse" });
        await NeverSentAsync(bench, line.BaseAddress);
    }

    private static async Task TlsAsync(MatrixBench bench)
    {
        foreach (var kind in Enum.GetValues<TlsFault>())
        {
            await using var host = new TlsHost(kind);
            bench.GoBy(host.BaseAddress);
            var exception = await bench.FailAsync<ProviderRequestException>(() => StartAndWaitAsync(bench));
            Assert.Equal(ChargeKind.None, exception.PossiblyCharged.Kind);
            Assert.Equal(0, host.RequestBytes);
        }

        Assert.Equal(0, bench.Accepted);
    }

    private static async Task BlackHoleAsync(MatrixBench bench)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "How a full backlog behaves is Linux's.");
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var fillers = new List<Socket>();
        for (var i = 0; i < 4; i++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            fillers.Add(filler);
            _ = Record.Exception(() => filler.Connect(full.LocalEndPoint!));
        }

        bench.GoBy(new Uri($"http://{full.LocalEndPoint}/"));
        var exception = await bench.FailAsync<ProviderRequestException>();
        Assert.Equal((true, ChargeKind.None), (exception.IsTransient, exception.PossiblyCharged.Kind));
        Assert.Contains("timed out", exception.Message, StringComparison.Ordinal);
        fillers.ForEach(static filler => filler.Dispose());
    }

    private static async Task OwnConnectionsAsync(MatrixBench bench)
    {
        await using var line = await bench.Emulator.OpenLineAsync(new LineFault { Kind = "slice", Times = 0 });
        using var client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(line.BaseAddress, "/api/v1/"), ApiKey = Canary.DashScopeKey });
        for (var shot = 1; shot <= 3; shot++)
        {
            Assert.IsType<VideoSubmitResult.Accepted>(await client.SubmitAsync(new TextToVideoRequest { Model = "wan2.6-t2v", Prompt = $"shot {shot}" }));
        }

        Assert.Equal((3, 3), (line.Connections, bench.Posts));
        bench.Emulator.Reset();
        await bench.FilmAsync();
    }

    private static async Task FoundAsync(MatrixBench bench, string kind, bool accepted)
    {
        bench.Fault("submit", kind, accepted: accepted);
        var film = await bench.FilmAsync();
        Assert.Equal((accepted ? 1 : 2, 1), (bench.Posts, bench.Accepted));
        Assert.Equal(bench.Emulator.Bill.Single().TaskId, film.Clips.Single().TaskId);
    }

    private static async Task TwoAsync(MatrixBench bench, Action<MatrixBench> first, Action<MatrixBench> second, int posts)
    {
        first(bench);
        second(bench);
        await bench.FilmAsync(shots: 2);
        Assert.Equal((posts, 2), (bench.Posts, bench.Accepted));
    }

    private static async Task ProxyAsync(MatrixBench bench)
    {
        await using var proxy = new FaultyWire(bench.Emulator.BaseAddress);
        proxy.On("", Answers.Whole(407, "text/html", "<html>Who are you?</html>", "Proxy-Authenticate: Basic realm=\"x\"\n"), times: 100);
        using var handler = DashScopeHttp.SubmitHandler();
        handler.Proxy = new WebProxy(proxy.BaseAddress) { Credentials = new NetworkCredential("user", "canary2d8e6a4f0b9175c3") };
        using var http = new HttpClient(handler);
        using var content = new SubmitContent("{}"u8.ToArray(), static () => true);
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri("https://dashscope.example/api/v1/"), content));
        Assert.False(content.Started);

        // The same that the client would make of it.
        var told = DashScopeErrors.Transport(exception, "Submit", new Uri("https://dashscope.example/api/v1/"));
        Assert.Equal(ProviderFault.Proxy, Assert.IsType<ProviderRequestException>(told).Fault);
        bench.Sweep.LookAt(told);
        await bench.FilmAsync();
    }

    private static async Task CutRequestAsync(MatrixBench bench)
    {
        await using var line = await bench.Emulator.OpenLineAsync(new LineFault { Kind = "rst-mid-request", Bytes = 200 });
        bench.GoBy(line.BaseAddress);
        await bench.FilmAsync();
        Assert.Equal((1, 1), (bench.Posts, bench.Accepted));
    }

    private static async Task StartAndWaitAsync(MatrixBench bench) => await (await bench.StartAsync()).WaitForCompletionAsync();
}
