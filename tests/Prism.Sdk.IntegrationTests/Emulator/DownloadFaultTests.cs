using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What comes instead of a clip, and how do ranges, validators and addresses behave?</summary>
public sealed class DownloadFaultTests : IAsyncLifetime
{
    private EmulatorClient client = null!;
    private string task = null!;
    private string url = null!;

    public async ValueTask InitializeAsync()
    {
        client = await EmulatorClient.OpenAsync();
        task = await client.AcceptAsync();
        await client.WhenEndedAsync();
        url = await client.UrlAsync(task);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("media:html", "<html>", "text/html")]
    [InlineData("media:zero", "", "video/mp4")]
    [InlineData("media:png", "\u0089PNG", "video/mp4")]
    [InlineData("media:zip", "PK\u0003\u0004", "video/mp4")]
    [InlineData("media:elf", "\u007fELF", "video/mp4")]
    [InlineData("media:hls", "#EXTM3U", "video/mp4")]
    [InlineData("media:dash", "<?xml", "video/mp4")]
    [InlineData("media:ffconcat", "ffconcat version 1.0", "video/mp4")]
    public async Task Media_ThatIsNoClip_BeginsAsWhatItIs(string kind, string begin, string type)
    {
        client.Script("download", kind);

        using var response = await client.RequestClipAsync(url);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, type, bytes.Length), (response.StatusCode, response.Content.Headers.ContentType?.MediaType, (int)response.Content.Headers.ContentLength!));
        Assert.StartsWith(begin, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(kind == "media:zero", bytes.Length == 0);
    }

    [Fact]
    public async Task Media_TruncFaststart_KeepsItsIndexAndLacksItsEnd()
    {
        var whole = await client.FetchAsync(url);
        client.Script("download", "media:trunc-faststart");

        var cut = await client.FetchAsync(url);

        Assert.Equal(whole[..^1500], cut);
        Assert.InRange(Encoding.Latin1.GetString(cut).IndexOf("moov", StringComparison.Ordinal), 1, 100);
    }

    [Theory]
    [InlineData("media:good", "1280x720", 2.0, true)]
    [InlineData("media:wrong-size", "640x360", 2.0, true)]
    [InlineData("media:short", "1280x720", 1.0, true)]
    [InlineData("media:no-audio", "1280x720", 2.0, false)]
    public async Task Media_ThatIsAnotherClip_IsAGoodOne(string kind, string size, double seconds, bool hasAudio)
    {
        client.Script("download", kind);
        var facts = await LookAsync(await client.FetchAsync(url));

        Assert.Equal((VideoSize.Parse(size), hasAudio), (facts.Size, facts.AudioCodec is not null));
        Assert.Equal(seconds * 30, facts.Frames);
    }

    [Theory]
    [InlineData("media:endless", null)]
    [InlineData("media:huge", 100_000_000_000L)]
    public async Task Media_WithoutEnd_GoesOnAsLongAsItIsRead(string kind, long? declared)
    {
        client.Script("download", kind);

        using var response = await client.RequestClipAsync(url);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[5_000_000]);

        Assert.Equal(declared, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Range_IsServedWithAValidator_AndAnotherValidatorMeansFromTheStart()
    {
        using var head = await client.RequestClipAsync(url);
        var tag = head.Headers.ETag!;
        using var part = await client.RequestClipAsync(url, Resume(tag));
        client.Script("download", "etag-changed");
        using var changed = await client.RequestClipAsync(url, Resume(tag));
        client.Script("download", "range-ignored");
        using var ignored = await client.RequestClipAsync(url, Resume(tag));
        client.Script("download", "range-416");
        using var refused = await client.RequestClipAsync(url, Resume(tag));
        using var beyond = await client.RequestClipAsync(url, request => request.Headers.Range = new RangeHeaderValue(100_000_000, null));

        Assert.Equal([206, 200, 200, 416, 416], new[] { part, changed, ignored, refused, beyond }.Select(response => (int)response.StatusCode));
        Assert.Equal(100, part.Content.Headers.ContentRange!.From);
        Assert.NotEqual(tag, changed.Headers.ETag);
        Assert.Equal(head.Content.Headers.ContentLength, refused.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task Truncated_CutsTheLineAfterSoManyBytes_AndTheRestCanBeHad()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "download", Kind = "truncated", Bytes = 1000 });

        using var response = await client.RequestClipAsync(url);
        await using var body = await response.Content.ReadAsStreamAsync();
        var read = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(read));
        using var rest = await client.RequestClipAsync(url, request => request.Headers.Range = new RangeHeaderValue(read.Length, null));

        Assert.Equal(1000, read.Length);
        byte[] joined = [.. read.ToArray(), .. await rest.Content.ReadAsByteArrayAsync()];
        Assert.Equal(await client.FetchAsync(url), joined);
    }

    [Theory]
    [InlineData("content-type", "application/octet-stream")]
    [InlineData("slice", "video/mp4")]
    [InlineData("wrong-md5", "video/mp4")]
    [InlineData("content-disposition", "video/mp4")]
    public async Task Clip_OddlySent_IsTheClip(string kind, string type)
    {
        var whole = await client.FetchAsync(url);
        client.Script("download", kind);

        using var response = await client.RequestClipAsync(url);

        Assert.Equal(whole, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((kind == "wrong-md5", kind == "content-disposition"), (response.Content.Headers.ContentMD5 is not null, response.Content.Headers.ContentDisposition is not null));
    }

    [Fact]
    public async Task Drip_ComesByteByByte()
    {
        client.Script("download", "drip");
        using var response = await client.RequestClipAsync(url);
        await using var body = await response.Content.ReadAsStreamAsync();

        Assert.Equal(1, await body.ReadAsync(new byte[100]));
    }

    [Fact]
    public async Task Redirect_LeadsWhereTheScriptSays()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "download", Kind = "redirect", Value = "http://169.254.169.254/" });

        using var response = await client.RequestClipAsync(url);

        Assert.Equal((307, "http://169.254.169.254/"), ((int)response.StatusCode, response.Headers.Location!.AbsoluteUri));
    }

    [Theory]
    [InlineData("expire", 200)]
    [InlineData("expire-for-good", 403)]
    public async Task Expired_IsTheStoresXml_AndARepollTellsTheSameAddress_UnlessScripted(string kind, int then)
    {
        client.Script("download", kind);
        using var dead = await client.RequestClipAsync(url);
        var xml = await dead.Content.ReadAsStringAsync();
        using var again = await client.RequestClipAsync(url);
        var same = await client.UrlAsync(task);
        client.Script("get", "new-on-repoll");
        var fresh = await client.UrlAsync(task);

        Assert.Equal((403, "application/xml"), ((int)dead.StatusCode, dead.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<Code>AccessDenied</Code>", xml, StringComparison.Ordinal);
        Assert.Contains("<Message>Request has expired.</Message>", xml, StringComparison.Ordinal);
        Assert.Equal((then, url), ((int)again.StatusCode, same));
        Assert.NotEqual(url, fresh);
        Assert.NotEmpty(await client.FetchAsync(fresh));
        Assert.Equal(fresh, await client.UrlAsync(task));
    }

    [Fact]
    public async Task Key_SentToTheStore_IsRefused()
    {
        using var response = await client.RequestClipAsync(url, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-leaked"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("url", "video_url", "file:///etc/passwd")]
    [InlineData("weird", "task_status", "succeeded")]
    public async Task Get_WithAValue_SaysIt(string kind, string field, string value)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = kind, Value = value });
        var output = (await client.GetAsync($"api/v1/tasks/{task}"))["output"]!;

        Assert.Equal(value, (string?)output[field]);
    }

    [Fact]
    public async Task Get_OtherWords_SayWhatTheyAreCalled()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "usage", Value = "\"{}\"" });
        Array.ForEach(["null-status", "other-id", "whole-seconds", "canceled"], kind => client.Script("get", kind));

        Assert.Equal("\"{}\"", (await client.GetAsync($"api/v1/tasks/{task}"))["usage"]!.ToJsonString());
        var none = (await client.GetAsync($"api/v1/tasks/{task}"))["output"]!.AsObject();
        Assert.True(none.ContainsKey("task_status") && none["task_status"] is null);
        Assert.NotEqual(task, (string?)(await client.GetAsync($"api/v1/tasks/{task}"))["output"]!["task_id"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", (string)(await client.GetAsync($"api/v1/tasks/{task}"))["output"]!["end_time"]!);
        Assert.Equal("CANCELED", await client.StatusAsync(task));
    }

    private static Action<HttpRequestMessage> Resume(EntityTagHeaderValue tag) => request =>
    {
        request.Headers.Range = new RangeHeaderValue(100, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(tag);
    };

    private static async Task<MediaFacts> LookAsync(byte[] clip)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, clip);
        var facts = await new MediaProbe(new FfmpegTools(Options.Create(new CompositionOptions()))).LookAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return facts;
    }
}
