using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What time is it: for the apps that wait, for the service that tells it, and in another process?</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { Speed = 60, ClockSkew = TimeSpan.FromHours(-5) });

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("GET", "api/v1/tasks", true)]
    [InlineData("GET", "api/v1/tasks/1111", true)]
    [InlineData("POST", "api/v1/tasks/1111/cancel", true)]
    [InlineData("POST", EmulatorClient.SubmitPath, true)]
    [InlineData("GET", "api/v1/tasks", false)]
    public async Task DashScopeRoutes_GoodOrNot_TellTheSkewedTime(string method, string path, bool withKey)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        client.Http.DefaultRequestHeaders.Authorization = withKey ? client.Http.DefaultRequestHeaders.Authorization : null;
        var before = client.Emulator.TimeProvider.GetUtcNow();

        using var response = await client.Http.SendAsync(request);

        foreach (var name in new[] { "req-arrive-time", "resp-start-time" })
        {
            var told = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Assert.Single(response.Headers.GetValues(name)), CultureInfo.InvariantCulture));
            Assert.InRange(told.AddHours(5), before.AddMilliseconds(-1), client.Emulator.TimeProvider.GetUtcNow());
        }

        Assert.InRange(response.Headers.Date!.Value.AddHours(5), before.AddSeconds(-1), client.Emulator.TimeProvider.GetUtcNow());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("truncated-close")]
    public async Task BadAnswers_TellTheTimeToo(string kind)
    {
        client.Script("list", kind);

        using var response = await client.Http.GetAsync("api/v1/tasks");

        Assert.Single(response.Headers.GetValues("req-arrive-time"));
        Assert.Single(response.Headers.GetValues("resp-start-time"));
    }

    [Fact]
    public async Task Task_Times_AreSkewedAlike()
    {
        var before = client.Emulator.TimeProvider.GetUtcNow();
        var id = await client.AcceptAsync();

        var row = (await client.GetAsync("api/v1/tasks"))["data"]![0]!;
        var submitted = (string)(await client.GetAsync($"api/v1/tasks/{id}"))["output"]!["submit_time"]!;

        var created = DateTimeOffset.FromUnixTimeMilliseconds((long)row["gmt_create"]!);
        Assert.InRange(created.AddHours(5), before.AddMilliseconds(-1), client.Emulator.TimeProvider.GetUtcNow());
        Assert.Equal(created.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), submitted);
    }

    [Fact]
    public async Task Clip_OfASkewedService_CanBeFetched()
    {
        await using var quick = await EmulatorClient.OpenAsync(EmulatorClient.Quick with { ClockSkew = TimeSpan.FromDays(3) });
        var id = await quick.AcceptAsync();
        await quick.WhenEndedAsync();

        var url = (string)(await quick.GetAsync($"api/v1/tasks/{id}"))["output"]!["video_url"]!;

        Assert.NotEmpty(await quick.FetchAsync(url));
    }

    [Fact]
    public async Task UseEmulatorAsync_TwoClients_ReadTheSameClock()
    {
        var first = await ClockAsync(client.Emulator.BaseAddress);
        var second = await ClockAsync(client.Emulator.BaseAddress);

        // Each is set to within half a round trip, which is well below 50 ms here: 3 s of a clock that is 60 times faster.
        var (before, told, toldAgain, after) = (client.Emulator.TimeProvider.GetUtcNow(), first.GetUtcNow(), second.GetUtcNow(), client.Emulator.TimeProvider.GetUtcNow());
        Assert.InRange(told, before.AddSeconds(-3), after.AddSeconds(3));
        Assert.InRange(toldAgain, before.AddSeconds(-3), after.AddSeconds(3));
    }

    [Fact]
    public async Task UseEmulatorAsync_ClockOfTheOther_IsAsFast()
    {
        var clock = await ClockAsync(client.Emulator.BaseAddress);
        var apart = clock.GetUtcNow() - client.Emulator.TimeProvider.GetUtcNow();

        await Task.Delay(TimeSpan.FromSeconds(12), clock, TestContext.Current.CancellationToken);

        var later = clock.GetUtcNow() - client.Emulator.TimeProvider.GetUtcNow();
        Assert.InRange(later - apart, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task UseEmulatorAsync_NothingThere_SaysHowToStartOne()
    {
        await using var line = await client.Emulator.OpenLineAsync(new LineFault { Kind = "refuse" });

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => new ServiceCollection().AddPrism().UseEmulatorAsync(line.BaseAddress));

        Assert.Contains($"No emulator answers at {line.BaseAddress}", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<TimeProvider> ClockAsync(Uri address)
    {
        var services = new ServiceCollection();
        await services.AddPrism().UseEmulatorAsync(address);
        await using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<TimeProvider>();
    }
}
