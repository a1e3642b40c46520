using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Numerics.Tensors;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>The emulator as a stranger's HTTP client sees it.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private PrismEmulator emulator = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 200, RunTime = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)) });
        http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk-anything");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("1280*720", 2)]
    [InlineData("720*1280", 3)]
    public async Task Task_FromSubmitToClip_IsAsTheReferenceSays(string size, int seconds)
    {
        var (status, submitted) = await SubmitAsync(Body("一只猫 and a dog", size, seconds));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("PENDING", (string?)submitted["output"]!["task_status"]);
        Assert.Null(submitted["code"]);

        var done = await WaitAsync((string)submitted["output"]!["task_id"]!);

        Assert.Equal("SUCCEEDED", (string?)done["output"]!["task_status"]);
        Assert.Equal("一只猫 and a dog", (string?)done["output"]!["orig_prompt"]);
        Assert.Null(done["output"]!["actual_prompt"]);
        Assert.True(DateTime.TryParseExact((string?)done["output"]!["submit_time"], "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        var usage = done["usage"]!;
        Assert.Equal((seconds, size, 0, seconds, 1, 720), ((int)usage["duration"]!, (string?)usage["size"], (int)usage["input_video_duration"]!, (int)usage["output_video_duration"]!, (int)usage["video_count"]!, (int)usage["SR"]!));

        using var anonymous = new HttpClient();
        var url = (string)done["output"]!["video_url"]!;
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await anonymous.GetByteArrayAsync(url));
        var facts = await new MediaProbe(new FfmpegTools(Options.Create(new CompositionOptions()))).LookAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        Assert.Equal((VideoSize.Parse(size), 30.0, 30 * seconds, "h264", "aac"), (facts.Size, facts.Rate.PerSecond, facts.Frames, facts.VideoCodec, facts.AudioCodec));

        using var range = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new(0, 99) } };
        Assert.Equal(HttpStatusCode.PartialContent, (await anonymous.SendAsync(range)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anonymous.GetAsync(url.Replace("Signature=", "Signature=x", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Submit_AsTheOfficialPythonSdkSendsIt_IsAccepted()
    {
        var body = """{"model":"wan2.6-t2v","parameters":{"audio":true,"size":"1280*720","duration":5,"seed":1,"prompt_extend":true,"watermark":false,"shot_type":"multi"},"input":{"prompt":"p","extend_prompt":true,"negative_prompt":"bad","function":"video-synthesis"}}""";
        var (status, submitted) = await SubmitAsync(body, "api/v1/services/aigc/video-generation/video-synthesis/");
        var id = (string)submitted["output"]!["task_id"]!;

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(id, (string?)(await http.GetFromJsonAsync<JsonObject>($"api/v1/tasks/{id}/?size=1280*720&duration=5"))!["output"]!["task_id"]);
        using var cancel = new StringContent("""{"model":"","parameters":{},"input":""}""", Encoding.UTF8, "application/json");
        Assert.Contains((await http.PostAsync($"api/v1/tasks/{id}/cancel/", cancel)).StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
    }

    [Theory]
    [InlineData("""{"model":"wan2.6-t2v","input":{"prompt":null},"parameters":{}}""", "InvalidParameter")]
    [InlineData("""{"model":"wan9","input":{"prompt":"p"},"parameters":{}}""", "InvalidParameter")]
    [InlineData("""{"model":"wan2.6-t2v","input":{"prompt":"p"},"parameters":{"size":"832*480"}}""", "InvalidParameter")]
    [InlineData("""{"model":"wan2.6-t2v","input":{"prompt":"p"},"parameters":{"duration":16}}""", "InvalidParameter")]
    [InlineData("""{"model":"wan2.6-t2v","input":{"prompt":"p"},"parameters":{"duration":2.5}}""", "InvalidParameter")]
    [InlineData("""{"input":{"prompt":"p"}}""", "BadRequest.EmptyModel")]
    [InlineData("not json", "InvalidParameter")]
    public async Task Submit_Wrong_IsRefusedAndNotBilled(string body, string code)
    {
        var (status, answer) = await SubmitAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)answer["code"]));
        Assert.NotNull(answer["request_id"]);
        Assert.Empty(emulator.Bill);
    }

    [Theory]
    [InlineData("Bearer sk-invalid", "Invalid API-key provided.")]
    [InlineData("Bearer ms-wrong-kind", "Invalid API-key provided.")]
    [InlineData(null, "No API-key provided.")]
    public async Task Submit_BadKey_IsTheReal401(string? header, string message)
    {
        http.DefaultRequestHeaders.Remove("Authorization");
        if (header is not null)
        {
            http.DefaultRequestHeaders.Add("Authorization", header);
        }

        var (status, answer) = await SubmitAsync(Body("p", "1280*720", 2));

        Assert.Equal((HttpStatusCode.Unauthorized, "InvalidApiKey", message), (status, (string?)answer["code"], (string?)answer["message"]));
    }

    [Fact]
    public async Task Submit_WithoutTheAsyncHeader_IsDenied()
    {
        using var content = new StringContent(Body("p", "1280*720", 2), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("api/v1/services/aigc/video-generation/video-synthesis", content);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("AccessDenied", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    [Fact]
    public async Task List_TwoTasks_PagesAndNamesTheSubmits()
    {
        var first = (await SubmitAsync(Body("a", "1280*720", 2))).Body;
        var second = (await SubmitAsync(Body("b", "1280*720", 2))).Body;

        var page = await http.GetFromJsonAsync<JsonObject>("api/v1/tasks/?page_no=2&page_size=1&model_name=wan2.6-t2v&region=cn-beijing");

        Assert.Equal((2, 2, 2), ((int)page!["total"]!, (int)page["total_page"]!, (int)page["page_no"]!));
        var row = page["data"]![0]!;
        Assert.Equal((string?)first["request_id"], (string?)row["request_id"]);
        Assert.InRange((long)row["gmt_create"]!, 1, long.MaxValue);
        Assert.NotEqual((string?)first["request_id"], (string?)second["request_id"]);
    }

    [Fact]
    public async Task Cancel_QueuedTask_EndsIt_AndASecondCancelIsTooLate()
    {
        await using var slow = await PrismEmulator.StartAsync(new PrismEmulatorOptions { QueueTime = (TimeSpan.FromHours(1), TimeSpan.FromHours(1)) });
        http.Dispose();
        http = new HttpClient { BaseAddress = slow.BaseAddress };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk-x");
        var id = (string)(await SubmitAsync(Body("a", "1280*720", 2))).Body["output"]!["task_id"]!;

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync($"api/v1/tasks/{id}/cancel", null)).StatusCode);
        using var again = await http.PostAsync($"api/v1/tasks/{id}/cancel", null);

        Assert.Equal("UnsupportedOperation", (string?)(await again.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
        Assert.Equal("CANCELED", Assert.Single(slow.Bill).Status);
        Assert.False(slow.Bill[0].IsBilled);
    }

    [Fact]
    public async Task Get_UnknownId_IsUnknownWithStatus200()
    {
        var answer = await http.GetFromJsonAsync<JsonObject>("api/v1/tasks/1111");

        Assert.Equal("UNKNOWN", (string?)answer!["output"]!["task_status"]);
    }

    [Theory]
    [InlineData("faults", """{"route":"submit","kind":"status","time":3}""", "There is no field 'time'. Fields: route, kind, accepted, skip, times, ")]
    [InlineData("faults", """{"route":"submit"}""", "A fault needs 'route' and 'kind'.")]
    [InlineData("faults", """["submit"]""", "not a JSON object")]
    [InlineData("settings", """{"lag":"00:00:05"}""", "There is no field 'lag'. Fields: listLag, clockSkew, submitsPerSecond, ")]
    [InlineData("tasks", """{"prompt":"a","size":"1280*720","duration":5}""", "There is no field 'duration'. Fields: prompt, size, seconds, at.")]
    [InlineData("tasks", """{"prompt":"a","size":"1280*720"}""", "needs 'prompt', 'size' and 'seconds'")]
    public async Task Control_OrderWithAMistake_IsRefusedAndTheFieldNamed(string route, string body, string sentence)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"_emulator/{route}", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["message"]!, StringComparison.Ordinal);
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task Control_FaultWithRouteAndKindAlone_HasTheDefaultsOfTheOption()
    {
        using var fault = await http.PostAsJsonAsync("_emulator/faults", new { route = "submit", kind = "status" });

        Assert.Equal(HttpStatusCode.InternalServerError, (await SubmitAsync(Body("a", "1280*720", 2))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(Body("a", "1280*720", 2))).Status);
    }

    [Fact]
    public async Task Control_BillFaultsRequestsAndReset_WorkOverHttp()
    {
        using var fault = await http.PostAsJsonAsync("_emulator/faults", new { route = "submit", kind = "status", status = 429, code = "Throttling.RateQuota", skip = 1 });
        Assert.Equal(HttpStatusCode.NoContent, fault.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(Body("a", "1920*1080", 3))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SubmitAsync(Body("b", "1280*720", 2))).Status);
        using var wrong = await http.PostAsJsonAsync("_emulator/faults", new { route = "nowhere", kind = "status" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        var bill = await http.GetFromJsonAsync<JsonObject>("_emulator/bill");
        Assert.Equal(3.0m, (decimal)bill!["total"]!);
        Assert.Equal("1920*1080", (string?)bill["entries"]![0]!["size"]);
        Assert.Equal(2, (await http.GetFromJsonAsync<JsonObject>("_emulator/requests"))!["requests"]!.AsArray().Count);

        await http.DeleteAsync("_emulator");
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task Chat_PlainQuestion_StreamedOrNot_IsTheSameAnswer()
    {
        ModelScopeKey();
        using var whole = await http.PostAsJsonAsync("v1/chat/completions", Chat("你好", stream: false));
        var text = (string?)(await whole.Content.ReadFromJsonAsync<JsonObject>())!["choices"]![0]!["message"]!["content"];
        using var streamed = await http.PostAsJsonAsync("v1/chat/completions", Chat("你好", stream: true));
        var chunks = (await streamed.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line[6..])!).ToArray();

        Assert.Equal("text/event-stream", streamed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(text, string.Concat(chunks.Select(chunk => chunk["choices"] is JsonArray { Count: > 0 } choices ? (string?)choices[0]!["delta"]!["content"] : "")));
        Assert.NotNull(chunks[^1]["usage"]);
    }

    [Fact]
    public async Task ModelScope_ItsQuirks_AreThere()
    {
        ModelScopeKey();
        using var schema = await http.PostAsJsonAsync("v1/chat/completions", new { model = "Qwen/Qwen3-235B-A22B-Instruct-2507", messages = new[] { new { role = "user", content = "x" } }, response_format = new { type = "json_schema" } });
        Assert.Null((await schema.Content.ReadFromJsonAsync<JsonObject>())!["choices"]);
        using var retired = await http.PostAsJsonAsync("v1/chat/completions", new { model = "Qwen/Retired", messages = new[] { new { role = "user", content = "x" } } });
        Assert.Contains("has no provider supported", await retired.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var format = await http.PostAsJsonAsync("v1/embeddings", new { model = "Qwen/Qwen3-Embedding-8B", input = "x" });
        Assert.Contains("encoding_format must be", await format.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        http.DefaultRequestHeaders.Remove("Authorization");
        Assert.NotEmpty((await http.GetFromJsonAsync<JsonObject>("v1/models"))!["data"]!.AsArray());
    }

    [Fact]
    public async Task Embeddings_NearTexts_AreNearAndTheBatchIsTen()
    {
        var vectors = await EmbedAsync("a cat walks in the rain", "the cat is walking in rain", "quarterly financial results of the bank");

        Assert.All(vectors, vector => Assert.Equal(1f, TensorPrimitives.Norm<float>(vector), 3));
        Assert.True(TensorPrimitives.CosineSimilarity<float>(vectors[0], vectors[1]) > 2 * TensorPrimitives.CosineSimilarity<float>(vectors[0], vectors[2]));
        using var eleven = await http.PostAsJsonAsync("compatible-mode/v1/embeddings", new { model = "text-embedding-v4", input = Enumerable.Repeat("x", 11) });
        Assert.Equal(HttpStatusCode.BadRequest, eleven.StatusCode);
        Assert.Contains("batch size is invalid", await eleven.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PortTaken_IsOneSentence()
    {
        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PrismEmulator.StartAsync(new PrismEmulatorOptions { Port = emulator.BaseAddress.Port }));

        Assert.Contains("is taken", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_NoFfmpeg_SaysHowToInstallIt()
    {
        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PrismEmulator.StartAsync(new PrismEmulatorOptions { Ffmpeg = "no-such-ffmpeg" }));

        Assert.Contains("apt-get install ffmpeg", exception.Message, StringComparison.Ordinal);
    }

    private static string Body(string prompt, string size, int seconds) =>
        $$$"""{"model":"wan2.6-t2v","input":{"prompt":"{{{prompt}}}"},"parameters":{"size":"{{{size}}}","duration":{{{seconds}}} }}""";

    private static object Chat(string text, bool stream) => new
    {
        model = "Qwen/Qwen3-235B-A22B-Instruct-2507",
        messages = new[] { new { role = "user", content = text } },
        stream,
        stream_options = new { include_usage = true },
    };

    private void ModelScopeKey()
    {
        http.DefaultRequestHeaders.Remove("Authorization");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer ms-anything");
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> SubmitAsync(string body, string path = "api/v1/services/aigc/video-generation/video-synthesis")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-DashScope-Async", "enable");
        using var response = await http.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private async Task<JsonObject> WaitAsync(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var task = (await http.GetFromJsonAsync<JsonObject>($"api/v1/tasks/{id}", limit.Token))!;
            if ((string?)task["output"]!["task_status"] is not ("PENDING" or "RUNNING"))
            {
                return task;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), emulator.TimeProvider, limit.Token);
        }
    }

    private async Task<float[][]> EmbedAsync(params string[] texts)
    {
        using var response = await http.PostAsJsonAsync("compatible-mode/v1/embeddings", new { model = "text-embedding-v4", input = texts });
        var rows = (await response.Content.ReadFromJsonAsync<JsonObject>())!["data"]!.AsArray();
        return [.. rows.Select(row => row!["embedding"]!.AsArray().Select(value => (float)value!).ToArray())];
    }
}
