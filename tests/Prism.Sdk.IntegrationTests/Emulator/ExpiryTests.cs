using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What becomes of tasks and addresses in hours and days? Under a clock that is moved by hand.</summary>
public sealed class ExpiryTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    private PrismEmulatorOptions Quick => EmulatorClient.Quick with { TimeProvider = time };

    [Fact]
    public async Task EndedTask_AfterADay_IsUnknown()
    {
        await using var client = await EmulatorClient.OpenAsync(Quick);
        var id = await client.AcceptAsync();
        await EndAsync(client);

        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.Equal("SUCCEEDED", await client.StatusAsync(id));
        time.Advance(TimeSpan.FromMinutes(2));

        var answer = await client.GetAsync($"api/v1/tasks/{id}");
        Assert.Equal($$"""{"task_id":"{{id}}","task_status":"UNKNOWN"}""", answer["output"]!.ToJsonString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("timeout")]
    public async Task TaskWithoutAResultInThreeHours_FailsWithTheTimeout(string? fate)
    {
        var run = TimeSpan.FromHours(fate is null ? 5 : 1);
        await using var client = await EmulatorClient.OpenAsync(Quick with { RunTime = (run, run) });
        if (fate is not null)
        {
            client.Script("submit", fate);
        }

        var id = await client.AcceptAsync();
        await UntilAsync(client, () => client.Emulator.Bill[0].Status == "RUNNING", TimeSpan.Zero);
        time.Advance(TimeSpan.FromHours(2.9));
        Assert.Equal("RUNNING", await client.StatusAsync(id));
        await EndAsync(client);

        var output = (await client.GetAsync($"api/v1/tasks/{id}"))["output"]!;
        Assert.Equal(("FAILED", "InternalError.Timeout"), ((string?)output["task_status"], (string?)output["code"]));
        Assert.InRange((time.GetUtcNow() - client.Emulator.Bill[0].Time).TotalHours, 3, 3.2);
        Assert.False(client.Emulator.Bill[0].IsBilled);
    }

    [Fact]
    public async Task TaskThatSomebodyCancels_IsCanceledWhileItRan()
    {
        await using var client = await EmulatorClient.OpenAsync(Quick);
        client.Script("submit", "canceled");
        var id = await client.AcceptAsync();
        await EndAsync(client);

        Assert.Equal("CANCELED", await client.StatusAsync(id));
        Assert.False(client.Emulator.Bill[0].IsBilled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Address_AfterItsTime_IsDead_AndARepollRenewsItIfAsked(bool renews)
    {
        await using var client = await EmulatorClient.OpenAsync(Quick with { UrlLifetime = TimeSpan.FromHours(1), RenewsUrls = renews });
        var id = await client.AcceptAsync();
        await EndAsync(client);
        var url = await client.UrlAsync(id);
        Assert.NotEmpty(await client.FetchAsync(url));

        time.Advance(TimeSpan.FromHours(2));
        using var dead = await client.RequestClipAsync(url);
        var second = await client.UrlAsync(id);
        using var then = await client.RequestClipAsync(second);

        Assert.Contains("Request has expired", await dead.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((renews, renews ? 200 : 403), (second != url, (int)then.StatusCode));
    }

    [Theory]
    [InlineData("start_time=20260501000000&end_time=20260502000000", 200)]
    [InlineData("start_time=20260501000000&end_time=20260502000001", 400)]
    [InlineData("start_time=20260101000000", 200)]
    [InlineData("end_time=20260101000000", 200)]
    public async Task List_MoreThanADay_IsRefused(string query, int status)
    {
        await using var client = await EmulatorClient.OpenAsync(Quick);

        using var response = await client.Http.GetAsync("api/v1/tasks?" + query);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Exchange_FromSubmitToEnd_IsFieldByFieldTheRecordedOne()
    {
        await using var client = await EmulatorClient.OpenAsync(Quick);
        const string Sent = """{"model":"wan2.6-t2v","parameters":{"audio":true,"size":"1280*720","duration":10,"seed":1,"prompt_extend":true,"watermark":false,"shot_type":"multi"},"input":{"prompt":"…","extend_prompt":true,"negative_prompt":"bad","function":"video-synthesis","audio_url":"https://x/y.mp3"}}""";
        var (_, submitted) = await client.SendAsync(Sent);
        var id = (string)submitted["output"]!["task_id"]!;
        var pending = await client.GetAsync($"api/v1/tasks/{id}/?size=1280*720&duration=10");
        await UntilAsync(client, () => client.Emulator.Bill[0].Status == "RUNNING", TimeSpan.Zero);
        var running = await client.GetAsync($"api/v1/tasks/{id}");
        var runningRow = (await client.GetAsync("api/v1/tasks/?page_no=1&page_size=10"))["data"]![0]!;
        await EndAsync(client);
        using var response = await client.Http.GetAsync($"api/v1/tasks/{id}");
        var done = await EmulatorClient.JsonAsync(response);
        var list = await client.GetAsync("api/v1/tasks/?page_no=1&page_size=10");

        Assert.Equal("""{"output":{"task_status":"PENDING","task_id":"?"},"request_id":"?"}""", Blank(submitted));
        Assert.DoesNotContain("end_time", pending.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("""{"request_id":"?","output":{"task_id":"?","task_status":"RUNNING","submit_time":"2026-05-01 08:00:00.000","scheduled_time":"2026-05-01 08:00:00.000"}}""", Blank(running));
        done["output"]!["video_url"] = ((string)done["output"]!["video_url"]!).Split('?')[1].Split('&')[0].Split('=')[0];
        done["output"]!["end_time"] = "?";
        Assert.Equal("""{"request_id":"?","output":{"task_id":"?","task_status":"SUCCEEDED","submit_time":"2026-05-01 08:00:00.000","scheduled_time":"2026-05-01 08:00:00.000","end_time":"?","orig_prompt":"…","video_url":"Expires"},"usage":{"duration":10,"size":"1280*720","input_video_duration":0,"output_video_duration":10,"video_count":1,"SR":720}}""", Blank(done));
        Assert.Equal("application/json; charset=UTF-8", response.Content.Headers.ContentType?.ToString());
        Assert.All(["req-arrive-time", "resp-start-time", "req-cost-time", "x-dashscope-call-gateway", "eagleeye-traceid", "x-envoy-upstream-service-time", "date", "server"], name => Assert.True(response.Headers.Contains(name), name));
        Assert.False(runningRow.AsObject().ContainsKey("end_time"));
        Assert.Equal(["total", "data", "total_page", "page_no", "page_size", "request_id"], list.Select(member => member.Key));
        Assert.Equal(
            ["api_key_id", "caller_parent_id", "caller_uid", "end_time", "gmt_create", "model_name", "region", "request_id", "start_time", "status", "task_id", "user_api_unique_key"],
            list["data"]![0]!.AsObject().Select(member => member.Key).Order());
        Assert.Equal(1777593600000, (long)list["data"]![0]!["gmt_create"]!);
    }

    private static string Blank(JsonObject answer)
    {
        answer["request_id"] = "?";
        answer["output"]!["task_id"] = "?";
        return answer.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private Task EndAsync(EmulatorClient client) => UntilAsync(client, () => client.Emulator.Bill.All(entry => entry.Status is not ("PENDING" or "RUNNING")), TimeSpan.FromSeconds(1));

    // Lives register with the clock on threads of their own; it is moved until they have.
    private async Task UntilAsync(EmulatorClient client, Func<bool> condition, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await client.GetAsync("_emulator/clock");
        }
    }
}
