using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>Does each code of the service come with its HTTP status, in each of its shapes, on each route?</summary>
public sealed class ErrorCodeTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    // Written down from the reference a second time, so that a slip in the emulator's table shows.
    public static TheoryData<int, string> Codes { get; } = Read("""
        400 InvalidParameter InvalidParameter.DataInspection DataInspectionFailed data_inspection_failed IPInfringementSuspect CustomRoleBlocked FaqRuleBlocked
        400 InvalidURL InvalidURL.ConnectionRefused InvalidURL.Timeout InvalidImageResolution InvalidImageFormat InvalidVideo BadRequest.EmptyInput BadRequest.EmptyParameters
        400 BadRequest.EmptyModel BadRequest.IllegalInput BadRequest.InputDownloadFailed BadRequest.UnsupportedFileFormat BadRequest.TooLarge Arrearage UnsupportedOperation
        401 InvalidApiKey invalid_api_key
        403 AccessDenied access_denied AccessDenied.Unpurchased Model.AccessDenied Workspace.AccessDenied App.AccessDenied AllocationQuota.FreeTierOnly
        404 ModelNotFound model_not_found WorkSpaceNotFound NotFound
        429 Throttling Throttling.RateQuota LimitRequests limit_requests Throttling.BurstRate limit_burst_rate Throttling.AllocationQuota insufficient_quota
        429 CommodityNotPurchased PrepaidBillOverdue PostpaidBillOverdue
        500 InternalError InternalError.Algo InternalError.FileUpload InternalError.Upload InternalError.Timeout SystemError ModelServiceFailed RewriteFailed RequestTimeOut
        503 ModelServingError ModelUnavailable
        """);

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { Limits = EmulatorLimits.None });

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Code_ByItsName_HasItsStatusAndAMessage(int status, string code)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Code = code });

        using var response = await client.SubmitAsync();
        var body = await EmulatorClient.JsonAsync(response);

        Assert.Equal((status, code), ((int)response.StatusCode, (string?)body["code"]));
        Assert.DoesNotContain("script", (string)body["message"]!, StringComparison.Ordinal);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Empty(client.Emulator.Bill);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Code_AsTheEndOfATask_IsToldWithStatus200(int status, string code)
    {
        Assert.InRange(status, 400, 599);
        var id = await client.AcceptAsync();
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "failed", Code = code });

        var output = (await client.GetAsync($"api/v1/tasks/{id}"))["output"]!;

        Assert.Equal(("FAILED", code), ((string?)output["task_status"], (string?)output["code"]));
        Assert.Equal("PENDING", await client.StatusAsync(id));
    }

    [Theory]
    [InlineData(null, """{"code":"Throttling","message":"Requests throttling triggered.","request_id":"?"}""")]
    [InlineData("msg", """{"request_id":"?","code":"Throttling","msg":"Requests throttling triggered."}""")]
    [InlineData("java", """{"requestId":"?","code":"Throttling","message":"Requests throttling triggered."}""")]
    [InlineData("openai", """{"error":{"message":"Requests throttling triggered.","type":"Throttling","param":null,"code":"Throttling"},"request_id":"?"}""")]
    public async Task Shape_IsToTheLetter(string? shape, string expected)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "status", Code = "Throttling", Shape = shape });

        using var response = await client.Http.GetAsync("api/v1/tasks/1");
        var body = await EmulatorClient.JsonAsync(response);
        var id = body.ContainsKey("requestId") ? "requestId" : "request_id";
        Assert.True(Guid.TryParse((string?)body[id], out _));
        body[id] = "?";

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(expected, body.ToJsonString());
    }

    [Fact]
    public async Task Shape_Text_IsNoJson()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "status", Status = 503, Shape = "text", Message = "upstream connect error" });

        using var response = await client.Http.GetAsync("api/v1/tasks/1");

        Assert.Equal((503, "upstream connect error"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("list", "api/v1/tasks")]
    [InlineData("policy", "api/v1/uploads?action=getPolicy&model=m")]
    [InlineData("get", "api/v1/tasks/1")]
    public async Task Code_OnEachRouteThatReads_IsTold(string route, string path)
    {
        client.Emulator.AddFault(new EmulatorFault { Route = route, Kind = "status", Code = "Arrearage" });

        using var response = await client.Http.GetAsync(path);

        Assert.Equal((400, "Arrearage"), ((int)response.StatusCode, (string?)(await EmulatorClient.JsonAsync(response))["code"]));
    }

    [Fact]
    public void Shape_ThatNobodyKnows_IsRefused() =>
        Assert.Contains("flat", Assert.Throws<ArgumentException>(() => client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = "status", Shape = "xml" })).Message, StringComparison.Ordinal);

    private static TheoryData<int, string> Read(string table)
    {
        var codes = new TheoryData<int, string>();
        foreach (var words in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            Array.ForEach(words[1..], code => codes.Add(int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), code));
        }

        return codes;
    }
}
