using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>How many calls go through in a second, and how many tasks run? Under a clock that stands still unless it is moved.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { TimeProvider = time });

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("wan2.6-t2v", 5)]
    [InlineData("wan2.7-t2v", 5)]
    [InlineData("wanx2.1-t2v-turbo", 2)]
    public async Task Submit_AboveTheRateOfItsModel_Is429_AndASecondLaterGood(string model, int rate)
    {
        var body = $$$"""{"model":"{{{model}}}","input":{"prompt":"p"},"parameters":{}}""";
        for (var i = 0; i < rate; i++)
        {
            Assert.Equal(200, (await client.SendAsync(body)).Status);
        }

        var (status, refusal) = await client.SendAsync(body);
        Assert.Equal((429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later."), (status, (string?)refusal["code"], (string?)refusal["message"]));
        Assert.Equal(200, (await client.SendAsync(body.Replace(model, "wan2.5-t2v-preview", StringComparison.Ordinal))).Status);
        Assert.Equal(200, (await client.SendAsync(body, key: "sk-other.1")).Status);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await client.SendAsync(body)).Status);
        Assert.Equal(rate + 2, client.Emulator.Peaks.Submits);
    }

    [Fact]
    public async Task Submit_AboveTheRate_IsNotJudgedFurther_ButAnUnknownModelIsToldFirst()
    {
        client.Emulator.Limits = client.Emulator.Limits with { SubmitsPerSecond = 0 };

        Assert.Equal(429, (await client.SendAsync("""{"model":"wan2.6-t2v","input":{}}""")).Status);
        Assert.Equal(400, (await client.SendAsync("""{"model":"wan9","input":{}}""")).Status);
    }

    [Theory]
    [InlineData("api/v1/tasks/1111", false)]
    [InlineData("api/v1/tasks", false)]
    [InlineData("api/v1/tasks/1111/cancel", true)]
    public async Task TaskCall_The21stOfASecond_Is429_OfEachKindByItself(string path, bool isPost)
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await CallAsync(path, isPost));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await CallAsync(path, isPost));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(isPost ? "api/v1/tasks" : path.EndsWith('1') ? "api/v1/tasks" : "api/v1/tasks/1111", false));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await CallAsync(path, isPost));
        Assert.Equal(22, client.Emulator.Peaks.TaskCalls);
    }

    [Fact]
    public async Task Peaks_AreThoseOfASlidingSecond_NotOfAClockSecond()
    {
        time.Advance(TimeSpan.FromMilliseconds(600));
        for (var i = 0; i < 3; i++)
        {
            await CallAsync("api/v1/tasks/1111", false);
            await CallAsync("api/v1/tasks", false);
        }

        time.Advance(TimeSpan.FromMilliseconds(800));
        await CallAsync("api/v1/tasks/1111", false);
        time.Advance(TimeSpan.FromMilliseconds(200));
        await CallAsync("api/v1/tasks/1111", false);

        var peaks = client.Emulator.Peaks;
        Assert.Equal((7, 4, 3, 0), (peaks.TaskCalls, peaks.Queries, peaks.Lists, peaks.Cancels));
        Assert.Equal(7, (int)(await client.GetAsync("_emulator/peaks"))["taskCalls"]!);
        client.Emulator.Reset();
        Assert.Equal(0, client.Emulator.Peaks.TaskCalls);
    }

    [Fact]
    public async Task Settings_Rates_AreSetAndReadOverHttp()
    {
        using var response = await client.Http.PostAsJsonAsync("_emulator/settings", new { queriesPerSecond = 1 });

        Assert.Equal(1, (int)(await EmulatorClient.JsonAsync(response))["queriesPerSecond"]!);
        Assert.Equal(HttpStatusCode.OK, await CallAsync("api/v1/tasks/1", false));
        Assert.Equal(HttpStatusCode.TooManyRequests, await CallAsync("api/v1/tasks/1", false));
    }

    [Theory]
    [InlineData("wan2.6-t2v", 5)]
    [InlineData("wanx2.1-t2v-turbo", 2)]
    public async Task Running_MoreThanTheModelRuns_TheRestAreAcceptedAndPending_AndEndInTheirTurn(string model, int slots)
    {
        await using var own = await EmulatorClient.OpenAsync(EmulatorClient.Quick with { TimeProvider = time, Limits = EmulatorLimits.None, RunTime = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)) });
        for (var i = 0; i < slots + 2; i++)
        {
            Assert.Equal(200, (await own.SendAsync($$$"""{"model":"{{{model}}}","input":{"prompt":"p"},"parameters":{"size":"1280*720"} }""")).Status);
        }

        await UntilAsync(own, () => own.Emulator.Bill.Count(entry => entry.Status == "RUNNING") == slots, TimeSpan.Zero);
        Assert.Equal(2, own.Emulator.Bill.Count(entry => entry.Status == "PENDING"));
        Assert.Equal(2, (int)(await own.GetAsync("api/v1/tasks?status=PENDING"))["total"]!);

        await UntilAsync(own, () => own.Emulator.Bill.All(entry => entry.Status == "SUCCEEDED"), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Accounts_DoNotSeeEachOthersTasks()
    {
        var mine = (string)(await client.SendAsync("""{"model":"wan2.6-t2v","input":{"prompt":"p"}}""", key: "sk-mine.1")).Body["output"]!["task_id"]!;

        Assert.Equal(["PENDING", "UNKNOWN"], [await StatusAsync(mine, "sk-mine.2"), await StatusAsync(mine, "sk-yours.1")]);
        Assert.Equal(1, await CountAsync("sk-mine.2"));
        Assert.Equal(0, await CountAsync("sk-yours.1"));
    }

    private async Task<string> StatusAsync(string id, string key) => (string)(await AskAsync($"api/v1/tasks/{id}", key))["output"]!["task_status"]!;

    private async Task<int> CountAsync(string key) => (int)(await AskAsync("api/v1/tasks", key))["total"]!;

    private async Task<System.Text.Json.Nodes.JsonObject> AskAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", key) } };
        using var response = await client.Http.SendAsync(request);
        return await EmulatorClient.JsonAsync(response);
    }

    private async Task<HttpStatusCode> CallAsync(string path, bool isPost)
    {
        using var response = isPost ? await client.Http.PostAsync(path, content: null) : await client.Http.GetAsync(path);
        return response.StatusCode;
    }

    // Lives register with the clock on threads of their own; it is moved until they have.
    private async Task UntilAsync(EmulatorClient own, Func<bool> condition, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await own.GetAsync("_emulator/clock");
        }
    }
}
