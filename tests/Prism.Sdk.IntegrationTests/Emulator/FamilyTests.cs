using System.Buffers.Binary;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>Does each model take what its page says, refuse the rest, and bill in its own fields?</summary>
public sealed class FamilyTests : IAsyncLifetime
{
    private const string Picture = "\"img_url\":\"https://a.example/p.png\"";
    private const string Frames = "\"first_frame_url\":\"https://a.example/p.png\"";

    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { Limits = EmulatorLimits.None });

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("wan2.6-t2v", "", "\"duration\":15", "1920*1080", 15, 15.0)]
    [InlineData("wan2.6-t2v-us", "", "\"duration\":10,\"size\":\"832*1088\"", "832*1088", 10, 6.0)]
    [InlineData("wan2.5-t2v-preview", "", "\"size\":\"832*480\"", "832*480", 5, 1.5)]
    [InlineData("wan2.2-t2v-plus", "", "\"size\":\"624*624\"", "624*624", 5, 0.7)]
    [InlineData("wanx2.1-t2v-turbo", "", "", "1280*720", 5, 1.2)]
    [InlineData("wan2.1-t2v-turbo", "", "", "1280*720", 5, 1.2)]
    [InlineData("wanx2.1-t2v-plus", "", "\"duration\":5", "1280*720", 5, 3.5)]
    [InlineData("wan2.6-i2v", Picture, "\"resolution\":\"720P\"", "1280*720", 5, 3.0)]
    [InlineData("wan2.6-i2v-flash", Picture, "\"audio\":false", "1920*1080", 5, 2.5)]
    [InlineData("wan2.6-i2v-us", Picture, "\"duration\":15", "1920*1080", 15, 15.0)]
    [InlineData("wan2.5-i2v-preview", Picture, "\"resolution\":\"480P\"", "832*480", 5, 1.5)]
    [InlineData("wan2.2-i2v-flash", Picture, "", "1280*720", 5, 1.0)]
    [InlineData("wan2.2-i2v-plus", Picture, "", "1920*1080", 5, 3.5)]
    [InlineData("wanx2.1-i2v-turbo", Picture, "\"duration\":3,\"resolution\":\"480P\"", "832*480", 3, 0.72)]
    [InlineData("wan2.1-i2v-plus", Picture, "", "1280*720", 5, 3.5)]
    [InlineData("wan2.6-r2v", "\"reference_urls\":[\"https://a.example/v.mp4\",\"https://a.example/p.png\"]", "\"duration\":10", "1920*1080", 10, 15.0)]
    [InlineData("wan2.6-r2v-flash", "\"reference_video_urls\":[\"https://a.example/v.mp4\"]", "\"size\":\"1280*720\"", "1280*720", 5, 3.0)]
    [InlineData("wan2.7-t2v", "", "\"resolution\":\"720P\",\"ratio\":\"9:16\"", "720*1280", 5, 3.0)]
    [InlineData("wan2.7-t2v-2026-06-12", "", "\"ratio\":\"4:3\"", "1632*1248", 5, 5.0)]
    [InlineData("wan2.7-i2v", "\"media\":[{\"type\":\"first_frame\",\"url\":\"https://a.example/p.png\"},{\"type\":\"last_frame\",\"url\":\"https://a.example/q.png\"}]", "", "1920*1080", 5, 5.0)]
    [InlineData("wan2.7-r2v", "\"media\":[{\"type\":\"reference_image\",\"url\":\"https://a.example/p.png\",\"referenceVoice\":\"https://a.example/v.mp3\"}]", "\"ratio\":\"1:1\"", "1440*1440", 5, 5.0)]
    [InlineData("wan2.7-videoedit", "\"media\":[{\"type\":\"video\",\"url\":\"https://a.example/v.mp4\"}]", "\"duration\":0", "1920*1080", 5, 10.0)]
    [InlineData("wan3.0-video", "", "\"duration\":30,\"resolution\":\"480P\",\"seed\":-1", "832*480", 30, 9.0)]
    [InlineData("wan3.0-video-prime", "", "\"duration\":-1,\"ratio\":\"adaptive\"", "1920*1080", 5, 5.0)]
    public async Task Submit_AsThePageOfTheModelSays_IsAcceptedAndBilled(string model, string input, string parameters, string size, int seconds, double price)
    {
        var (status, body) = await client.SendAsync(Body(model, input, parameters));

        Assert.Equal((200, null), (status, (string?)body["message"]));
        var entry = Assert.Single(client.Emulator.Bill);
        Assert.Equal((model, size, seconds, (decimal)price), (entry.Model, entry.Size, entry.Seconds, entry.Price));
        var row = (await client.GetAsync($"api/v1/tasks?model_name={model}"))["data"]![0]!;
        Assert.Equal($"apikey:v1:aigc:video-generation:video-synthesis:{model}", (string?)row["user_api_unique_key"]);
    }

    [Theory]
    [InlineData("wan2.2-kf2v-flash", "832*480", "\"resolution\":\"480P\"")]
    [InlineData("wanx2.1-kf2v-plus", "1280*720", "")]
    [InlineData("wan2.1-kf2v-plus", "1280*720", "")]
    public async Task Submit_TwoFrames_GoesToThePathOfPictures(string model, string size, string parameters)
    {
        var wrong = await client.SendAsync(Body(model, Frames, parameters));
        var right = await client.SendAsync(Body(model, Frames, parameters), "image2video");

        Assert.Equal((400, "InvalidParameter", "url error, please check url！"), (wrong.Status, (string?)wrong.Body["code"], (string?)wrong.Body["message"]));
        Assert.Equal(200, right.Status);
        Assert.Equal(size, Assert.Single(client.Emulator.Bill).Size);
        Assert.Equal($"apikey:v1:aigc:image2video:video-synthesis:{model}", (string?)(await client.GetAsync("api/v1/tasks"))["data"]![0]!["user_api_unique_key"]);
    }

    [Theory]
    [InlineData("wan2.6-t2v", "image2video", "", "", "url error, please check url！")]
    [InlineData("wan2.6-t2v", "text2video", "", "", "url error, please check url！")]
    [InlineData("wan2.6-t2v", "video-generation", "", "\"resolution\":\"720P\"", "takes size")]
    [InlineData("wan2.6-t2v", "video-generation", "", "\"size\":\"720P\"", "The size is not match 720P")]
    [InlineData("wan2.6-t2v", "video-generation", "", "\"seed\":-1", "seed")]
    [InlineData("wan2.6-t2v", "video-generation", "", "\"prompt_extend\":\"yes\"", "prompt_extend must be a boolean")]
    [InlineData("wan2.6-t2v", "video-generation", "\"audio_url\":\"C:\\\\a.mp3\"", "", "URL does not appear to be valid")]
    [InlineData("wan2.6-t2v-us", "video-generation", "", "\"duration\":7", "duration must be one of 5, 10")]
    [InlineData("wanx2.1-t2v-plus", "video-generation", "", "\"duration\":10", "duration must be one of 5")]
    [InlineData("wanx2.1-t2v-plus", "video-generation", "", "\"size\":\"832*480\"", "The size is not match")]
    [InlineData("wan2.6-i2v", "video-generation", "", "", "Field required: input.img_url")]
    [InlineData("wan2.6-i2v", "video-generation", Picture, "\"size\":\"1280*720\"", "takes resolution")]
    [InlineData("wan2.6-i2v", "video-generation", Picture, "\"resolution\":\"480P\"", "resolution must be one of 720P, 1080P")]
    [InlineData("wan2.6-r2v", "video-generation", "", "", "Field required: input.reference_urls")]
    [InlineData("wan2.6-r2v", "video-generation", "\"reference_urls\":[\"https://a/1.mp4\",\"https://a/2.mp4\",\"https://a/3.mp4\",\"https://a/4.mov\"]", "", "at most 3 videos")]
    [InlineData("wan2.6-r2v", "video-generation", "\"reference_urls\":[\"https://a/1.mp4\"]", "\"duration\":11", "duration")]
    [InlineData("wan2.2-kf2v-flash", "image2video", "", "", "Field required: input.first_frame_url")]
    [InlineData("wan2.7-t2v", "video-generation", "", "\"size\":\"1280*720\"", "takes resolution and ratio")]
    [InlineData("wan2.7-t2v", "video-generation", "", "\"ratio\":\"21:9\"", "ratio must be one of")]
    [InlineData("wan2.7-i2v", "video-generation", "", "", "Field required: input.media")]
    [InlineData("wan2.7-i2v", "video-generation", "\"media\":[{\"type\":\"last_frame\",\"url\":\"https://a/p.png\"}]", "", "do not go together")]
    [InlineData("wan2.7-i2v", "video-generation", "\"media\":[{\"type\":\"first_frame\",\"url\":\"https://a/p.png\"},{\"type\":\"first_frame\",\"url\":\"https://a/p.png\"}]", "", "0 to 1")]
    [InlineData("wan2.7-videoedit", "video-generation", "\"media\":[{\"type\":\"reference_image\",\"url\":\"https://a/p.png\"}]", "", "1 to 1 of type 'video'")]
    [InlineData("wan3.0-video", "video-generation", "\"media\":[{\"type\":\"first_frame\",\"url\":\"https://a/p.png\"},{\"type\":\"reference_image\",\"url\":\"https://a/p.png\"}]", "", "exclude")]
    [InlineData("wan3.0-video", "video-generation", "\"media\":[{\"type\":\"reference_video\",\"url\":\"https://a/v.mp4\"}]", "\"duration\":28", "30 seconds together")]
    [InlineData("wan3.0-video", "video-generation", "\"media\":[{\"type\":\"link\",\"url\":\"https://a/\"}]", "\"prompt_extend\":false", "need prompt_extend")]
    [InlineData("wan3.0-video", "video-generation", "\"media\":[{\"type\":\"hologram\",\"url\":\"https://a/\"}]", "", "'hologram' is not supported")]
    public async Task Submit_AgainstARule_Is400AndNotBilled(string model, string group, string input, string parameters, string sentence)
    {
        var (status, body) = await client.SendAsync(Body(model, input, parameters), group);

        Assert.Equal(400, status);
        Assert.Contains(sentence, (string)body["message"]!, StringComparison.Ordinal);
        Assert.Empty(client.Emulator.Bill);
    }

    // The head of a PNG is enough: whoever judges its sides reads no further.
    [Theory]
    [InlineData("wan2.6-i2v", 239, 600, 0, "the width of an image must be 240 to 8000 pixels")]
    [InlineData("wan2.6-i2v", 600, 8001, 0, "the height of an image must be 240 to 8000 pixels")]
    [InlineData("wan2.2-i2v-flash", 600, 600, 11, "File size is larger than 10MB")]
    [InlineData("wan2.6-i2v", 600, 600, 11, null)]
    public async Task Submit_PictureOutOfBounds_Is400(string model, int width, int height, int megabytes, string? sentence)
    {
        var bytes = new byte[Math.Max(64, megabytes * 1024 * 1024)];
        ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']).CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);

        var (status, body) = await client.SendAsync(Body(model, $"\"img_url\":\"data:image/png;base64,{Convert.ToBase64String(bytes)}\"", ""));

        Assert.Equal(sentence is null ? 200 : 400, status);
        Assert.Contains(sentence ?? "", (string?)body["message"] ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_PictureWithoutPrompt_IsAccepted_ReferenceWithoutPrompt_IsNot()
    {
        var picture = await client.SendAsync($$$"""{"model":"wan2.6-i2v","input":{"prompt":null,{{{Picture}}}},"parameters":{}}""");
        var reference = await client.SendAsync("""{"model":"wan2.6-r2v","input":{"prompt":null,"reference_urls":["https://a/1.mp4"]}}""");

        Assert.Equal(200, picture.Status);
        Assert.Equal("Field required: input.prompt", (string?)reference.Body["message"]);
    }

    [Fact]
    public async Task Submit_AsTheJavaSdkSendsIt_IsAccepted() =>
        Assert.Equal(200, (await client.SendAsync("""{"model":"wan2.6-t2v","input":{"prompt":"p","extend_prompt":true},"parameters":{"with_audio":false,"steps":50,"enable_overlays":false,"size":"1280*720"}}""")).Status);

    [Fact]
    public async Task Submit_LateRefusal_IsAcceptedAndFailsWithTheRefusal()
    {
        await using var quick = await EmulatorClient.OpenAsync();
        quick.Script("submit", "late-refusal");

        var good = await quick.SendAsync(Body("wan2.6-t2v", "", ""));
        var late = await quick.SendAsync(Body("wan2.6-t2v", "", "\"size\":\"1*1\""));
        var early = await quick.SendAsync(Body("wan2.6-t2v", "", "\"size\":\"1*1\""));
        await quick.WhenEndedAsync();

        Assert.Equal([200, 200, 400], [good.Status, late.Status, early.Status]);
        var output = (await quick.GetAsync($"api/v1/tasks/{late.Body["output"]!["task_id"]}"))["output"]!.AsObject();
        Assert.Equal(["task_id", "task_status", "code", "message"], output.Select(member => member.Key));
        Assert.Equal(("InvalidParameter", "The size is not match 1*1"), ((string?)output["code"], (string?)output["message"]));
        Assert.Equal(["SUCCEEDED", "FAILED"], quick.Emulator.Bill.Select(entry => entry.Status));
    }

    [Theory]
    [InlineData("wan2.6-t2v", "", "video-generation", "\"size\":\"1280*720\",\"duration\":2", """{"duration":2,"size":"1280*720","input_video_duration":0,"output_video_duration":2,"video_count":1,"SR":720}""")]
    [InlineData("wan2.6-r2v", "\"reference_urls\":[\"https://a/1.mp4\"]", "video-generation", "\"size\":\"1280*720\",\"duration\":2", """{"duration":7,"size":"1280*720","input_video_duration":5,"output_video_duration":2,"video_count":1,"SR":720}""")]
    [InlineData("wan2.6-i2v", Picture, "video-generation", "\"resolution\":\"720P\",\"duration\":2", """{"duration":2,"input_video_duration":0,"output_video_duration":2,"video_count":1,"SR":720}""")]
    [InlineData("wan2.6-i2v-flash", Picture, "video-generation", "\"resolution\":\"720P\",\"duration\":2,\"audio\":false", """{"duration":2,"input_video_duration":0,"output_video_duration":2,"video_count":1,"SR":720,"audio":false}""")]
    [InlineData("wan2.5-t2v-preview", "", "video-generation", "\"size\":\"832*480\"", """{"video_duration":5,"video_ratio":"832*480","video_count":1}""")]
    [InlineData("wan2.2-i2v-flash", Picture, "video-generation", "\"resolution\":\"480P\"", """{"duration":5,"SR":480,"video_count":1}""")]
    [InlineData("wanx2.1-i2v-turbo", Picture, "video-generation", "\"resolution\":\"480P\",\"duration\":3", """{"video_duration":3,"video_ratio":"standard","video_count":1}""")]
    [InlineData("wan2.2-kf2v-flash", Frames, "image2video", "\"resolution\":\"480P\"", """{"video_duration":5,"video_count":1,"SR":480}""")]
    [InlineData("wanx2.1-kf2v-plus", Frames, "image2video", "", """{"video_duration":5,"video_count":1,"video_ratio":"standard"}""")]
    [InlineData("wan2.7-t2v", "", "video-generation", "\"resolution\":\"720P\",\"duration\":2", """{"duration":2,"output_video_duration":2,"video_count":1,"ratio":"16:9","SR":720}""")]
    [InlineData("wan3.0-video", "", "video-generation", "\"resolution\":\"480P\",\"duration\":2", """{"video_count":1,"duration":2.0,"input_video_duration":0.0,"output_video_duration":2.0,"fps":30,"SR":480,"ratio":"16:9"}""")]
    public async Task Usage_IsThatOfTheGeneration_ToTheLetter(string model, string input, string group, string parameters, string usage)
    {
        await using var quick = await EmulatorClient.OpenAsync();
        var id = (await quick.SendAsync(Body(model, input, parameters), group)).Body["output"]!["task_id"];
        await quick.WhenEndedAsync();

        var answer = await quick.GetAsync($"api/v1/tasks/{id}");

        Assert.Equal(usage, answer["usage"]!.ToJsonString());
        Assert.Equal(!model.StartsWith("wan2.6", StringComparison.Ordinal) && model != "wan3.0-video", answer["output"]!["actual_prompt"] is not null);
    }

    [Fact]
    public async Task LongPrompt_IsNotRefused_AndComesBackAsItWasSent()
    {
        await using var quick = await EmulatorClient.OpenAsync();
        var prompt = new string('猫', 1600);
        var id = await quick.AcceptAsync(prompt);
        await quick.WhenEndedAsync();

        Assert.Equal(prompt, (string?)(await quick.GetAsync($"api/v1/tasks/{id}"))["output"]!["orig_prompt"]);
    }

    [Fact]
    public async Task ActualPrompt_WhenItIsNotToBeRewritten_IsNotThere()
    {
        await using var quick = await EmulatorClient.OpenAsync();
        var id = (await quick.SendAsync(Body("wanx2.1-t2v-turbo", "", "\"size\":\"832*480\",\"prompt_extend\":false"))).Body["output"]!["task_id"];
        await quick.WhenEndedAsync();

        Assert.Null((await quick.GetAsync($"api/v1/tasks/{id}"))["output"]!["actual_prompt"]);
    }

    private static string Body(string model, string input, string parameters) =>
        $$$"""{"model":"{{{model}}}","parameters":{ {{{parameters}}} },"input":{"prompt":"a cat","extend_prompt":true,"function":"video-synthesis"{{{(input.Length > 0 ? "," + input : "")}}}}}""";
}
