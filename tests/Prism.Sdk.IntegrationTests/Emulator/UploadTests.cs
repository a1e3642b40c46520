using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>Does the flow of an upload go as the SDKs go it, and does the store refuse what it must?</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string Model = "wan2.6-i2v";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly HttpClient anonymous = new(new SocketsHttpHandler { UseProxy = false });
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { TimeProvider = time, Limits = EmulatorLimits.None, MaxUploadMegabytes = 1 });

    public ValueTask DisposeAsync()
    {
        anonymous.Dispose();
        return client.DisposeAsync();
    }

    [Theory]
    [InlineData("api/v1/uploads")]
    [InlineData("api/v1/uploads/")]
    public async Task Policy_IsAsItWasRecorded(string path)
    {
        var answer = await client.GetAsync($"{path}?action=getPolicy&model={Model}");
        var data = answer["data"]!.AsObject();

        Assert.Equal(["policy", "signature", "upload_dir", "upload_host", "expire_in_seconds", "max_file_size_mb", "capacity_limit_mb", "oss_access_key_id", "x_oss_object_acl", "x_oss_forbid_overwrite"], data.Select(member => member.Key));
        Assert.Matches($"^dashscope-instant/[0-9a-f]{{32}}/2026-05-01/{answer["request_id"]}$", (string)data["upload_dir"]!);
        Assert.Equal((300, "private", "true"), ((int)data["expire_in_seconds"]!, (string?)data["x_oss_object_acl"], (string?)data["x_oss_forbid_overwrite"]));
        var policy = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String((string)data["policy"]!)))!;
        Assert.Equal("2026-05-01T00:05:00.000Z", (string?)policy["expiration"]);
        Assert.Equal((string?)data["upload_dir"], (string?)policy["conditions"]![1]![2]);
    }

    [Theory]
    [InlineData("api/v1/uploads?action=getPolicy")]
    [InlineData("api/v1/uploads?model=wan2.6-i2v")]
    public async Task Policy_NotAskedForWhole_Is400(string path)
    {
        using var response = await client.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Upload_AsThePythonSdkSendsIt_IsTaken_AndTheOrderResolvesIt()
    {
        var (response, address) = await UploadAsync(name: "我的 picture.png");

        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length));
        Assert.EndsWith("/我的 picture.png", address, StringComparison.Ordinal);
        var (status, body) = await OrderAsync(address);
        Assert.Equal((200, null), (status, (string?)body["message"]));
        Assert.DoesNotContain(client.Emulator.Requests, request => request.Path.StartsWith("/upload-host", StringComparison.Ordinal) && request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Upload_WithoutTheTwoFieldsThatMayBeLeftOut_Is204()
    {
        var (response, _) = await UploadAsync(change: fields => fields.RemoveAll(field => field.Name is "success_action_status" or "x-oss-content-type"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("no header", 400, "invalid_parameter_error")]
    [InlineData("other model", 400, "InvalidParameter.DataInspection")]
    [InlineData("other account", 400, "InvalidParameter.DataInspection")]
    [InlineData("after 48 hours", 400, "InvalidParameter.DataInspection")]
    [InlineData("no such key", 400, "InvalidParameter.DataInspection")]
    [InlineData("just in time", 200, null)]
    [InlineData("other key of the account", 200, null)]
    public async Task Order_WithAnUpload_IsBoundToAccountModelHeaderAndTime(string how, int expected, string? code)
    {
        var (_, address) = await UploadAsync(key: "sk-mine.1");
        time.Advance(how switch { "after 48 hours" => TimeSpan.FromHours(48), "just in time" => TimeSpan.FromHours(47.9), _ => TimeSpan.Zero });

        var (status, body) = await OrderAsync(
            how == "no such key" ? address + "x" : address,
            resolves: how != "no header",
            model: how == "other model" ? "wan2.6-i2v-flash" : Model,
            key: how switch { "other account" => "sk-yours.1", "other key of the account" => "sk-mine.2", _ => "sk-mine.1" });

        Assert.Equal((expected, code), (status, (string?)body["code"]));
    }

    [Theory]
    [InlineData("expired", 403, "Invalid according to Policy: Policy expired.")]
    [InlineData("signature", 403, "signature we calculated")]
    [InlineData("key", 403, "starts-with")]
    [InlineData("acl", 403, "x-oss-object-acl")]
    [InlineData("overwrite", 403, "x-oss-forbid-overwrite")]
    [InlineData("no policy", 403, "must contain")]
    [InlineData("large", 400, "exceeds the maximum allowed size")]
    [InlineData("file not last", 400, "well-formed")]
    [InlineData("no file", 400, "well-formed")]
    [InlineData("key of the service", 400, "Authorization")]
    public async Task Upload_AgainstThePolicy_IsRefusedInXml(string how, int status, string sentence)
    {
        var (response, _) = await UploadAsync(
            bytes: how == "large" ? (1024 * 1024) + 1 : 100,
            wait: how == "expired" ? TimeSpan.FromSeconds(301) : TimeSpan.Zero,
            order: how,
            authorization: how == "key of the service" ? "sk-leaked" : null,
            change: fields =>
            {
                _ = how switch
                {
                    "signature" => fields[1] = ("Signature", "AAAA"),
                    "key" => fields[3] = ("key", "dashscope-instant/elsewhere/file.png"),
                    "acl" => fields[4] = ("x-oss-object-acl", "public-read"),
                    "overwrite" => fields[5] = ("x-oss-forbid-overwrite", "false"),
                    "no policy" => fields[2] = ("nothing", "x"),
                    _ => default,
                };
            });

        var xml = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/xml"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(sentence, xml, StringComparison.Ordinal);
        Assert.StartsWith("<?xml", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_TheSameKeyTwice_IsAConflict()
    {
        var data = await PolicyAsync("sk-test");
        using var first = await PostAsync(data, Fields(data, "a.png"), 10, order: "", authorization: null);
        using var second = await PostAsync(data, Fields(data, "a.png"), 10, order: "", authorization: null);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], [first.StatusCode, second.StatusCode]);
    }

    [Fact]
    public async Task Policy_The101stOfASecond_Is429_ByModel()
    {
        client.Emulator.Limits = new EmulatorLimits();
        for (var i = 0; i < 100; i++)
        {
            await PolicyAsync("sk-test");
        }

        using var more = await client.Http.GetAsync($"api/v1/uploads?action=getPolicy&model={Model}");
        using var other = await client.Http.GetAsync("api/v1/uploads?action=getPolicy&model=wan2.6-r2v");

        Assert.Equal([429, 200], [(int)more.StatusCode, (int)other.StatusCode]);
        Assert.Equal(102, client.Emulator.Peaks.UploadPolicies);
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("html", 502)]
    [InlineData("redirect", 307)]
    public async Task Upload_ByTheScript_GoesWrong(string kind, int status)
    {
        client.Script("upload", kind);
        using var noRedirects = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await noRedirects.PostAsync(new Uri(client.Emulator.BaseAddress, "upload-host"), new StringContent(""));

        Assert.Equal(status, (int)response.StatusCode);
    }

    private async Task<(HttpResponseMessage Response, string Address)> UploadAsync(
        string name = "picture.png", string key = "sk-test", int bytes = 100, TimeSpan wait = default, string order = "", string? authorization = null, Action<List<(string Name, string Value)>>? change = null)
    {
        var data = await PolicyAsync(key);
        time.Advance(wait);
        var fields = Fields(data, name);
        change?.Invoke(fields);
        return (await PostAsync(data, fields, bytes, order, authorization), $"oss://{data["upload_dir"]}/{name}");
    }

    private async Task<JsonNode> PolicyAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/uploads?action=getPolicy&model={Model}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var response = await client.Http.SendAsync(request);
        return (await EmulatorClient.JsonAsync(response))["data"]!;
    }

    private static List<(string Name, string Value)> Fields(JsonNode data, string name) =>
    [
        ("OSSAccessKeyId", (string)data["oss_access_key_id"]!), ("Signature", (string)data["signature"]!), ("policy", (string)data["policy"]!), ("key", $"{data["upload_dir"]}/{name}"),
        ("x-oss-object-acl", (string)data["x_oss_object_acl"]!), ("x-oss-forbid-overwrite", (string)data["x_oss_forbid_overwrite"]!), ("success_action_status", "200"), ("x-oss-content-type", "image/png"),
    ];

    private async Task<HttpResponseMessage> PostAsync(JsonNode data, List<(string Name, string Value)> fields, int bytes, string order, string? authorization)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(new byte[bytes]);
        if (order == "file not last")
        {
            form.Add(file, "file", "a.png");
        }

        fields.ForEach(field => form.Add(new StringContent(field.Value), field.Name));
        if (order is not ("file not last" or "no file"))
        {
            form.Add(file, "file", "a.png");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, (string)data["upload_host"]!) { Content = form };
        request.Headers.Authorization = authorization is null ? null : new AuthenticationHeaderValue("Bearer", authorization);
        return await anonymous.SendAsync(request);
    }

    private Task<(int Status, JsonObject Body)> OrderAsync(string address, bool resolves = true, string model = Model, string key = "sk-test") =>
        client.SendAsync(new JsonObject { ["model"] = model, ["input"] = new JsonObject { ["prompt"] = "p", ["img_url"] = address }, ["parameters"] = new JsonObject() }.ToJsonString(), key: key, resolves: resolves);
}
