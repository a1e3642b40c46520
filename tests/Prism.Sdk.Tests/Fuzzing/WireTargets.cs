using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Wire;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>What DashScope answers: tasks, lists, errors, upload policies, headers.</summary>
internal static class WireTargets
{
    private const string Id = "0385dc79-5ff8-4d82-bcb6-0123456789ab";
    private const string Prompt = "A fox in the snow looks back over its shoulder.";

    private const string Task =
        $$$"""{"request_id":"4909100c-7b5a-9f92-bfe5-xxxx","output":{"task_id":"{{{Id}}}","task_status":"SUCCEEDED","submit_time":"2026-01-20 16:20:03.123","scheduled_time":"2026-01-20 16:20:05.456","end_time":"2026-01-20 16:21:12.789","orig_prompt":"A fox","video_url":"https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/v.mp4?Expires=1&OSSAccessKeyId=k&Signature=s","code":"","message":""},"usage":{"video_count":1,"duration":10,"size":"1280*720","SR":720,"output_video_duration":10}}""";

    private const string List =
        $$"""{"request_id":"r","data":[{"api_key_id":"1","task_id":"{{Id}}","request_id":"r1","model_name":"wan2.6-t2v","status":"SUCCEEDED","gmt_create":1745803205345,"start_time":1745803206000,"end_time":1745803316000},{"task_id":"bbbbbbbb-1111","status":"RUNNING","gmt_create":1745803205345}],"total":2,"total_page":1,"page_no":1,"page_size":10}""";

    private const string Policy =
        """{"request_id":"r","data":{"policy":"eyJ","signature":"g5K","upload_dir":"dashscope-instant/a/b","upload_host":"https://dashscope-file-xxx.oss-cn-beijing.aliyuncs.com","expire_in_seconds":300,"max_file_size_mb":100,"capacity_limit_mb":999,"oss_access_key_id":"LTAI","x_oss_object_acl":"private","x_oss_forbid_overwrite":"true"}}""";

    private static readonly string[] Errors =
    [
        $$"""{"code":"InvalidParameter","message":"The prompt '{{Prompt}}' is not valid, see https://help.example/?Signature=s","request_id":"r"}""",
        """{"error":{"message":"Incorrect key.","type":"invalid_request_error","code":"invalid_api_key"},"request_id":"r"}""",
        """{"code":"DataInspectionFailed","msg":"no","requestId":"r"}""",
    ];

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new("task reply", JsonMutator.Of(Task), static text => CheckTask(text, TaskReply.TaskId), static text => CheckTask(text, static root => root.Member("output").Text("task_id"))),
        new("list reply", JsonMutator.Of(List), static text => CheckList(text, TaskReply.Rows), static text => CheckList(text, PlantedRows)),
        new("wire errors", JsonMutator.Of(Errors), static text => CheckError(text, Prompt), static text => CheckError(text, sent: null)),
        new("upload policy", JsonMutator.Of(Policy), static text => CheckPolicy(text, UploadCredential.Read), static text => CheckPolicy(text, PlantedPolicy)),
        new("headers", Headers(), static text => CheckHeaders(text, static reply => reply.RetryAfter), static text => CheckHeaders(text, PlantedPause)),
    ];

    private static WireReply Read(string text, int status, Action<HttpResponseMessage>? change = null)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        change?.Invoke(response);
        return WireReply.ReadAsync(response, DateTimeOffset.UnixEpoch, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void CheckTask(string text, Func<JsonElement?, string?> readId)
    {
        var root = Read(text, 200).Root;
        Assert.True(readId(root) is not { } id || TaskReply.IsTaskId(id), "An id that is none was taken.");
        if (TaskReply.Task(root, Id) is { } task)
        {
            Assert.Equal(Id, task.TaskId);
            Assert.True(task.VideoUrl is null or { IsAbsoluteUri: true });
            Assert.True(task.Usage?.Duration is not { } seconds || double.IsFinite(seconds));
            Assert.DoesNotContain("Signature=s", task.ToString(), StringComparison.Ordinal);
        }
    }

    private static void CheckList(string text, Func<JsonElement?, IEnumerable<VideoTaskSummary>> read)
    {
        var reply = Read(text, 200);
        Assert.All(read(reply.Root).ToArray(), static row => Assert.True(TaskReply.IsTaskId(row.TaskId), row.TaskId));
        _ = reply.Root.Integer("total_page");
    }

    private static IEnumerable<VideoTaskSummary> PlantedRows(JsonElement? root) =>
        root.Member("data") is { ValueKind: JsonValueKind.Array } data
            ? data.EnumerateArray().Select(static row => new VideoTaskSummary { TaskId = ((JsonElement?)row).Text("task_id") ?? Id, Status = new VideoTaskStatus("") })
            : [];

    private static void CheckError(string text, string? sent)
    {
        foreach (var status in (int[])[200, 400, 429, 500])
        {
            var error = DashScopeErrors.From(Read(text, status) with { Sent = sent }, "Submit");
            Assert.InRange(error.Message.Length, 10, 3000);
            Assert.DoesNotContain("A fox in the snow", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Signature=", error.ToString(), StringComparison.Ordinal);
        }
    }

    private static void CheckPolicy(string text, Func<JsonElement?, UploadCredential?> read)
    {
        if (read(Read(text, 200).Root) is { } credential)
        {
            Assert.DoesNotContain(credential.Directory + credential.Policy + credential.Signature + credential.AccessKeyId + credential.Acl + credential.ForbidOverwrite, char.IsControl);
            Assert.NotEmpty(credential.Directory);
        }
    }

    private static UploadCredential? PlantedPolicy(JsonElement? root)
    {
        var data = root.Member("data");
        return data.Text("upload_dir") is { Length: > 0 } directory && data.Text("policy") is { } policy
            ? new UploadCredential { Host = "", Directory = directory, Policy = policy, Signature = "", AccessKeyId = "" }
            : null;
    }

    private static Gen<string> Headers()
    {
        string[] examples = ["2", "86400", "Wed, 21 Oct 2026 07:28:00 GMT", "1745803205345", "4909100c-7b5a-9f92"];
        return from example in Gen.Int[0, examples.Length - 1]
               from faults in Gen.Int[0, 3]
               from seed in Gen.UInt
               select TextMutator.Break(examples[example], faults, new Random((int)seed));
    }

    private static void CheckHeaders(string text, Func<WireReply, TimeSpan?> pause)
    {
        var value = text.ReplaceLineEndings(" ");
        var reply = Read("{}", 429, response =>
        {
            foreach (var name in (string[])["Retry-After", "req-arrive-time", "X-Request-ID", "Date"])
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }
        });
        Assert.True(pause(reply) is not { } asked || asked >= TimeSpan.Zero, $"A pause of {pause(reply)}.");
        _ = DashScopeErrors.From(reply, "Query");
    }

    private static TimeSpan? PlantedPause(WireReply reply) =>
        double.TryParse(reply.RequestId, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
}
