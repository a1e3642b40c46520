using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Answers that no service should give, for <see cref="FaultyWire.On"/>.</summary>
internal static class Answers
{
    public static Func<WireCall, Task> Status(int status, string json, string headers = "") => Whole(status, "application/json", json, headers);

    public static Func<WireCall, Task> Json(string json) => Whole(200, "application/json", json);

    public static Func<WireCall, Task> Whole(int status, string type, string body, string headers = "") => call => call.SendAsync(status, type, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>A gateway's page.</summary>
    public static Func<WireCall, Task> Html(int status) => Whole(status, "text/html", "<html><body><h1>Bad gateway</h1></body></html>");

    /// <summary>Never answers.</summary>
    public static Task Stall(WireCall call) => Task.Delay(Timeout.Infinite, call.HungUp);

    /// <summary>Cuts the line when the request is there.</summary>
    public static Task Reset(WireCall call)
    {
        call.Reset();
        return Task.CompletedTask;
    }

    /// <summary>Sends one byte of the body a second.</summary>
    public static async Task Drip(WireCall call)
    {
        await call.RawAsync("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 10000", []);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(call.HungUp))
        {
            await call.WriteAsync(" "u8.ToArray());
        }
    }

    /// <summary>Announces the whole of a good answer, and sends the first half of it.</summary>
    public static async Task Half(WireCall call)
    {
        var (status, type, body) = await call.GoodAsync();
        await call.RawAsync($"HTTP/1.1 {status} X\nContent-Type: {type}\nContent-Length: {body.Length}", body[..(body.Length / 2)]);
    }

    /// <summary>The first half of a good answer without a length: to HTTP it is whole.</summary>
    public static async Task HalfWithoutLength(WireCall call)
    {
        var (status, type, body) = await call.GoodAsync();
        await call.RawAsync($"HTTP/1.1 {status} X\nContent-Type: {type}", body[..(body.Length / 2)]);
    }

    /// <summary>Half of a good answer, then a reset.</summary>
    public static async Task ResetInBody(WireCall call)
    {
        await Half(call);
        await Task.Delay(20, call.HungUp);
        call.Reset();
    }

    /// <summary>A good answer, changed.</summary>
    public static Func<WireCall, Task> Edit(Func<string, string> change) => async call =>
    {
        var (status, type, body) = await call.GoodAsync();
        await call.SendAsync(status, type, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body))));
    };

    /// <summary>A good answer whose JSON is changed.</summary>
    public static Func<WireCall, Task> EditJson(Action<JsonObject> change) => Edit(text =>
    {
        var json = JsonNode.Parse(text)!.AsObject();
        change(json);
        return json.ToJsonString();
    });

    /// <summary>A chat answer with words of one's own.</summary>
    public static Func<WireCall, Task> Says(string content, string finish = "stop") => EditJson(json =>
    {
        var choice = json["choices"]![0]!;
        choice["message"]!["content"] = content;
        choice["finish_reason"] = finish;
    });

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
