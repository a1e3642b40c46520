using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What does a reader meet in bodies that are too large, too deep, too slow or in no language?</summary>
public sealed class BodyFaultTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { Limits = EmulatorLimits.None });

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task Bomb_IsValidJsonOfTheLengthAsked()
    {
        Script("get", "bomb", bytes: 1_000_000);

        using var json = JsonDocument.Parse(await client.Http.GetByteArrayAsync("api/v1/tasks/1"));

        Assert.Equal(1_000_000, json.RootElement.GetProperty("padding").GetString()!.Length);
    }

    [Fact]
    public async Task GzipBomb_IsSmallOnTheWireAndLargeUnpacked()
    {
        Script("get", "gzip-bomb", bytes: 64L * 1024 * 1024);

        using var response = await client.Http.GetAsync("api/v1/tasks/1");
        var packed = await response.Content.ReadAsByteArrayAsync();
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Length, 1, 200_000);
        using var json = JsonDocument.Parse(unpacked);
        Assert.Equal(64 * 1024 * 1024, json.RootElement.GetProperty("padding").GetRawText().Length - 2);
    }

    [Fact]
    public async Task Deep_IsDeeperThanReadersGo()
    {
        Script("get", "deep");

        var text = await client.Http.GetStringAsync("api/v1/tasks/1");

        Assert.Equal(100_000, text.Count(letter => letter == '['));
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task BadUtf8_IsNoText()
    {
        Script("submit", "bad-utf8");
        using var response = await client.SubmitAsync();
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        Assert.Single(client.Emulator.Bill);
    }

    [Theory]
    [InlineData("slice")]
    [InlineData("big-header")]
    [InlineData("many-headers")]
    [InlineData("content-type")]
    public async Task Answer_OddlySent_IsGoodInTheEnd(string kind)
    {
        Script("submit", kind, bytes: kind == "slice" ? 7 : 50);

        using var response = await client.SubmitAsync();
        var body = await EmulatorClient.JsonAsync(response);

        Assert.Equal(Assert.Single(client.Emulator.Bill).TaskId, (string?)body["output"]!["task_id"]);
        Assert.Equal(kind == "content-type" ? "text/event-stream" : "application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(kind switch { "big-header" => 1, "many-headers" => 50, _ => 0 }, response.Headers.Count(header => header.Key.StartsWith("x-padding", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Drip_ComesByteByByte()
    {
        Script("get", "drip", bytes: 1);
        using var response = await client.Http.GetAsync("api/v1/tasks/1", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        // One byte is there; the next is a second away.
        Assert.Equal(1, await body.ReadAsync(new byte[100]));
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 50, 1000);
    }

    [Fact]
    public async Task StallBody_IsHalfAnAnswer_ThenTheLineIsCut()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "stall-body", Seconds = 0.01 });

        using var request = EmulatorClient.NewSubmit();
        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
        Assert.Single(client.Emulator.Bill);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("\"../x\"")]
    public async Task TaskId_IsWhatTheScriptSays(string json)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "task-id", Value = json });

        using var response = await client.SubmitAsync();
        var output = (await EmulatorClient.JsonAsync(response))["output"]!.AsObject();

        Assert.True(output.ContainsKey("task_id"));
        Assert.Equal(json, output["task_id"]?.ToJsonString() ?? "null");
        Assert.Single(client.Emulator.Bill);
    }

    [Fact]
    public async Task Control_NewFields_AreReadOverHttp_AndACodeBringsItsStatus()
    {
        foreach (var fault in new[] { """{"route":"get","kind":"bomb","bytes":10}""", """{"route":"get","kind":"status","code":"Throttling","shape":"msg"}""", """{"route":"get","kind":"redirect","value":"https://b.example/"}""" })
        {
            using var content = new StringContent(fault, Encoding.UTF8, "application/json");
            using var answer = await client.Http.PostAsync("_emulator/faults", content);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        Assert.Equal("""{"padding":"aaaaaaaaaa"}""", await client.Http.GetStringAsync("api/v1/tasks/1"));
        using var throttled = await client.Http.GetAsync("api/v1/tasks/1");
        Assert.Equal(("Requests throttling triggered.", 429), ((string?)(await EmulatorClient.JsonAsync(throttled))["msg"], (int)throttled.StatusCode));
        using var led = await client.Http.GetAsync("api/v1/tasks/1");
        Assert.Equal("https://b.example/", led.Headers.Location!.AbsoluteUri);
    }

    private void Script(string route, string kind, long? bytes = null) => client.Emulator.AddFault(new EmulatorFault { Route = route, Kind = kind, Bytes = bytes });
}
