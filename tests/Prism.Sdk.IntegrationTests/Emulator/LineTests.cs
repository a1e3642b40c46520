using System.Net;
using System.Net.Sockets;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What does a caller see when the line itself breaks, and was the task accepted?</summary>
public sealed class LineTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing);

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("rst-before-read", 16, 0)]
    [InlineData("rst-mid-request", 40, 0)]
    [InlineData("rst-after-request", 16, 1)]
    [InlineData("rst-mid-reply", 20, 1)]
    public async Task Line_Reset_Throws_AndTheBillKnows(string kind, int bytes, int billed)
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = kind, Bytes = bytes });

        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(line));
        Assert.Equal(billed, client.Emulator.Bill.Count);

        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
        Assert.Equal((billed + 1, 2), (client.Emulator.Bill.Count, line.Connections));
    }

    [Fact]
    public async Task Line_ResetAtOnce_ThrowsOneOrTheOther_AndNothingIsBilled()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "rst-at-once" });

        // The handler of .NET looks at the peer's address after the connect, and does not wrap what that throws when the peer is gone.
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => SubmitAsync(line));

        Assert.True(exception is HttpRequestException or SocketException);
        Assert.Equal((0, 1), (client.Emulator.Bill.Count, line.Connections));
    }

    [Fact]
    public async Task Line_ResetAfterTheHeaders_BreaksTheBody()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "rst-mid-reply", Bytes = 430 });
        using var request = EmulatorClient.NewSubmit(root: line.BaseAddress);

        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
        Assert.Single(client.Emulator.Bill);
    }

    [Fact]
    public async Task Line_Refused_IsRefusedByTheSystem_UntilRestored()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "refuse" });

        for (var i = 0; i < 2; i++)
        {
            var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(line));
            Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
        }

        line.Restore();
        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
        Assert.Equal(1, line.Connections);
    }

    [Fact]
    public async Task Line_RefusedLater_TakesTheFirstOnes()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "refuse", Skip = 2 });
        await SubmitAsync(line);
        await SubmitAsync(line);

        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(line));

        line.Restore();
        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
        Assert.Equal((3, 3), (client.Emulator.Bill.Count, line.Connections));
    }

    [Fact]
    public async Task Line_Sliced_BringsEverythingWhole()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "slice", Bytes = 7, Pause = TimeSpan.Zero });

        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
        Assert.Single(client.Emulator.Bill);
    }

    [Fact]
    public async Task Line_Stalled_NeverAnswers()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "stall" });
        using var patience = new CancellationTokenSource();

        var submit = SubmitAsync(line, patience.Token);
        while (line.Connections == 0)
        {
            await Task.Yield();
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);

        Assert.Equal((0, 1), (client.Emulator.Bill.Count, line.Connections));
    }

    [Fact]
    public async Task Line_SkipAndTimes_CountConnections()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "rst-before-read", Skip = 1, Times = 2 });

        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(line));
        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(line));
        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(line));
    }

    [Theory]
    [InlineData("close")]
    [InlineData("tls-badcert")]
    public async Task Line_WithTlsThatIsNone_Throws_AndNothingReachesTheEmulator(string kind)
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = kind });
        var secure = new UriBuilder(line.BaseAddress) { Scheme = "https" }.Uri;

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(secure, new SocketsHttpHandler { UseProxy = false }));

        Assert.Equal(HttpRequestError.SecureConnectionError, exception.HttpRequestError);
        Assert.Empty(client.Emulator.Requests);
    }

    [Fact]
    public async Task Line_BadCertificate_WhoTakesItReachesTheEmulator_AndTheBillShowsIt()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "tls-badcert" });
        var careless = new SocketsHttpHandler { UseProxy = false };
#pragma warning disable CA5359 // What no client may do is what is shown here.
        careless.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359

        Assert.Equal(HttpStatusCode.OK, await SubmitAsync(new UriBuilder(line.BaseAddress) { Scheme = "https" }.Uri, careless));
        Assert.Single(client.Emulator.Bill);
    }

    [Theory]
    [InlineData("melt", 1)]
    [InlineData("slice", 0)]
    public async Task OpenLineAsync_FaultThatCannotBe_IsRefused(string kind, int bytes) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.Emulator.OpenLineAsync(new LineFault { Kind = kind, Bytes = bytes }));

    // A connection of its own for each submit: a kept one would not be counted, and a broken kept one is replaced in silence.
    private Task<HttpStatusCode> SubmitAsync(EmulatorLine line, CancellationToken cancellationToken = default) =>
        SubmitAsync(line.BaseAddress, new SocketsHttpHandler { UseProxy = false }, cancellationToken);

    private async Task<HttpStatusCode> SubmitAsync(Uri root, SocketsHttpHandler handler, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient(handler);
        using var request = EmulatorClient.NewSubmit(root: root);
        request.Headers.Authorization = client.Http.DefaultRequestHeaders.Authorization;
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }
}
