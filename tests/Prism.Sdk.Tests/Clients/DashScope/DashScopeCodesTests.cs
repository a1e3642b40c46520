using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Errors;
using Prism.Sdk.Clients.DashScope.Requests;

namespace Prism.Sdk.Tests.Clients.DashScope;

/// <summary>The table of errors, row by row, over real HTTP and in every way the service writes a code.</summary>
public sealed partial class DashScopeCodesTests : IAsyncLifetime
{
    private const string Id = "0385dc79-5ff8-4d82-bcb6-000000000001";

    private RecordingServer server = null!;
    private VideoSynthesisClient client = null!;

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var row in DashScopeCodes.All)
            {
                foreach (var status in row.Statuses)
                {
                    rows.Add(row.Name + (row.Says is null ? "" : "|" + row.Says), status);
                }
            }

            return rows;
        }
    }

    public async ValueTask InitializeAsync()
    {
        server = await RecordingServer.StartAsync();
        client = new VideoSynthesisClient(new DashScopeOptions { BaseAddress = new Uri(server.BaseAddress, "/api/v1"), ApiKey = "sk-test" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Submit_EveryRow_HasItsKindInEverySpellingAndShape(string name, int status)
    {
        var row = DashScopeCodes.All.Single(one => one.Name + (one.Says is null ? "" : "|" + one.Says) == name);
        var code = row.Name.Replace("*", row.Name.StartsWith('*') ? "Workspace" : row.Name.Contains('.', StringComparison.Ordinal) ? "Some" : ".Some", StringComparison.Ordinal);
        var message = $"{row.Says ?? "Something"} sk-secret1234567 https://host/x?Signature=very-secret";
        JsonObject[] shapes =
        [
            new() { ["code"] = code, ["message"] = message, ["request_id"] = "r" },
            new() { ["request_id"] = "r", ["msg"] = message, ["code"] = Snake(code) },
            new() { ["requestId"] = "r", ["code"] = code.ToUpperInvariant(), ["message"] = message },
            new() { ["error"] = new JsonObject { ["message"] = message, ["type"] = "x", ["param"] = null, ["code"] = Snake(code) }, ["request_id"] = "r" },
        ];
        foreach (var shape in shapes)
        {
            server.Answer = (context, _) => RecordingServer.JsonAsync(context, status, shape.ToJsonString());

            var result = await client.SubmitAsync(new TextToVideoRequest { Model = "wan2.6-t2v", Prompt = "p" }, TestContext.Current.CancellationToken);

            if (row.MayBeCharged || status >= 500 || status == 408)
            {
                // The service may have taken it all the same.
                Assert.Equal(Prism.Sdk.Pricing.ChargeKind.Possible, Assert.IsType<VideoSubmitResult.Unknown>(result).Error.PossiblyCharged.Kind);
                Assert.Equal(row.Fault, DashScopeErrors.Classify(code, message, status));
                continue;
            }

            var error = Assert.IsType<VideoSubmitResult.NotAccepted>(result).Error;
            Assert.Equal(("r", row.Retry is CodeRetry.Soon or CodeRetry.WhatIsFree), (error.RequestId, error.IsTransient));
            Assert.Equal(Prism.Sdk.Pricing.ChargeKind.None, error.PossiblyCharged.Kind);
            Assert.Contains(DashScopeErrors.Remedy(row.Fault), error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
            if (row.Fault == ProviderFault.Moderation)
            {
                Assert.Equal(ContentSide.Input, Assert.IsType<ContentRejectedException>(error).Side);
            }
            else
            {
                Assert.Equal(row.Fault, Assert.IsType<ProviderRequestException>(error).Fault);
            }
        }
    }

    [Fact]
    public void All_HasEveryCodeOfTheReference()
    {
        string[] codes =
        [
            "InvalidParameter", "InvalidParameter.DataInspection", "DataInspectionFailed", "data_inspection_failed", "IPInfringementSuspect", "CustomRoleBlocked", "FaqRuleBlocked",
            "InvalidURL", "InvalidURL.ConnectionRefused", "InvalidURL.Timeout", "InvalidFile.Format", "InvalidImage.Size", "InvalidImageResolution", "InvalidImageFormat", "InvalidVideo",
            "BadRequest.EmptyInput", "BadRequest.EmptyParameters", "BadRequest.EmptyModel", "BadRequest.IllegalInput", "BadRequest.InputDownloadFailed", "BadRequest.UnsupportedFileFormat",
            "BadRequest.TooLarge", "Arrearage", "UnsupportedOperation", "InvalidApiKey", "invalid_api_key", "NOT AUTHORIZED", "AccessDenied", "access_denied", "AccessDenied.Unpurchased",
            "Model.AccessDenied", "Workspace.AccessDenied", "App.AccessDenied", "AllocationQuota.FreeTierOnly", "ModelNotFound", "model_not_found", "WorkSpaceNotFound", "NotFound",
            "RequestTimeOut", "Throttling", "Throttling.RateQuota", "LimitRequests", "limit_requests", "Throttling.BurstRate", "limit_burst_rate", "Throttling.AllocationQuota",
            "insufficient_quota", "CommodityNotPurchased", "PrepaidBillOverdue", "PostpaidBillOverdue", "InternalError", "InternalError.Algo", "InternalError.FileUpload",
            "InternalError.Upload", "SystemError", "ModelServiceFailed", "RewriteFailed", "InternalError.Timeout", "ModelServingError", "ModelUnavailable",
        ];

        Assert.DoesNotContain(codes, code => DashScopeCodes.Find(code, "") is null);
    }

    [Theory]
    [InlineData("CommodityNotPurchased")]
    [InlineData("PrepaidBillOverdue")]
    [InlineData("postpaid_bill_overdue")]
    [InlineData("Throttling.AllocationQuota")]
    public async Task GetAsync_429ThatIsNoCrowd_IsAskedOnce(string code)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 429, $$"""{"code":"{{code}}","message":"m","request_id":"r"}""");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

        Assert.False(exception.IsTransient);
        Assert.True(exception.Fault is ProviderFault.Billing or ProviderFault.Quota);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetAsync_LongPauseAsked_IsToldInsteadOfWaitedFor()
    {
        server.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return RecordingServer.JsonAsync(context, 429, """{"code":"Throttling.RateQuota","message":"m","request_id":"r"}""");
        };

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

        Assert.Equal((ProviderFault.Throttling, TimeSpan.FromMinutes(2)), (exception.Fault, exception.RetryAfter));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(302, ProviderFault.Redirect, false)]
    [InlineData(400, ProviderFault.InvalidRequest, false)]
    [InlineData(401, ProviderFault.Authentication, false)]
    [InlineData(402, ProviderFault.Billing, false)]
    [InlineData(403, ProviderFault.Access, false)]
    [InlineData(404, ProviderFault.NotFound, false)]
    [InlineData(407, ProviderFault.Proxy, false)]
    [InlineData(409, ProviderFault.InvalidRequest, false)]
    [InlineData(425, ProviderFault.Service, true)]
    public async Task GetAsync_UnknownCode_FallsBackOnTheStatus(int status, ProviderFault fault, bool transient)
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, status, """{"code":"BrandNewCode","message":"m","request_id":"r"}""");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

        Assert.Equal((fault, transient, "BrandNewCode"), (exception.Fault, exception.IsTransient, exception.Code));
    }

    [Theory]
    [InlineData(429, ProviderFault.Throttling)]
    [InlineData(408, ProviderFault.Timeout)]
    [InlineData(500, ProviderFault.Service)]
    [InlineData(599, ProviderFault.Service)]
    [InlineData(0, ProviderFault.Unknown)]
    public void Classify_UnknownCodeOfATransientStatus_IsThatOfItsClass(int status, ProviderFault fault) =>
        Assert.Equal(fault, DashScopeErrors.Classify("BrandNewCode", "m", status));

    [Theory]
    [InlineData("text/html", "<html>Welcome</html>")]
    [InlineData("text/html", """{"output":{"task_id":"0385dc79-5ff8-4d82-bcb6-000000000001","task_status":"RUNNING"}}""")]
    [InlineData("text/event-stream", "data: {}\n\n")]
    [InlineData("application/json; charset=gbk", """{"output":{"task_id":"0385dc79-5ff8-4d82-bcb6-000000000001","task_status":"RUNNING"}}""")]
    [InlineData("application/json", "{\"output\":{\"task_status\":")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", """{"output":{"task_id":"00000000-0000-0000-0000-000000000000","task_status":"RUNNING"}}""")]
    [InlineData("application/json", "\u00ff\u00fe{}")]
    [InlineData("application/json", "deep")]
    public async Task GetAsync_AnswerThatCannotBeRead_SaysNothingOfTheTask(string type, string body)
    {
        var bytes = body == "deep"
            ? System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000))
            : System.Text.Encoding.Latin1.GetBytes(body);
        server.Answer = async (context, _) =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(bytes);
        };

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

        Assert.Equal((ProviderFault.InvalidResponse, true), (exception.Fault, exception.IsTransient));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetAsync_BadCharactersInATask_BecomeNoText()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 200, $$$"""{"output":{"task_id":"{{{Id}}}","task_status":"RUNNING","orig_prompt":"\ud800"}}""");

        Assert.Null((await client.GetAsync(Id, TestContext.Current.CancellationToken)).OriginalPrompt);
    }

    [Fact]
    public async Task Errors_InAChineseCulture_AreChineseAndEverywhereElseEnglish()
    {
        server.Answer = (context, _) => RecordingServer.JsonAsync(context, 401, """{"code":"InvalidApiKey","message":"m","request_id":"r"}""");
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var (culture, word) in new[] { ("zh-CN", "密钥"), ("zh-Hant-TW", "密钥"), ("de-DE", "it must be whole"), ("", "it must be whole") })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

                var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => client.GetAsync(Id, TestContext.Current.CancellationToken));

                Assert.Contains(word, exception.Message, StringComparison.Ordinal);
                Assert.Contains("InvalidApiKey", exception.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Remedy_EveryKind_IsSaidInBothLanguages()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var fault in Enum.GetValues<ProviderFault>())
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
                Assert.DoesNotMatch(Han(), DashScopeErrors.Remedy(fault));
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
                Assert.Matches(Han(), DashScopeErrors.Remedy(fault));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Snake(string code) => Capital().Replace(code.Replace(' ', '_'), "_$1").Replace(".", "", StringComparison.Ordinal).TrimStart('_').ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
