using System.Net;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What is said of a task that is misreported, ends badly, or is canceled in vain?</summary>
public sealed class TaskFaultTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData("unknown", "UNKNOWN")]
    [InlineData("suspended", "SUSPENDED")]
    [InlineData("weird", "HIBERNATING")]
    [InlineData("stuck", "RUNNING")]
    public async Task Get_Misreported_SaysSoAsOftenAsAsked_ThenTheTruth(string kind, string status)
    {
        var id = await EndedAsync();
        client.Emulator.AddFault(new EmulatorFault { Route = "get", Kind = kind, Times = 2 });

        Assert.Equal([status, status, "SUCCEEDED"], [await client.StatusAsync(id), await client.StatusAsync(id), await client.StatusAsync(id)]);
    }

    [Fact]
    public async Task Get_Regress_WaitsUntilSuccessWasTold()
    {
        client.Script("get", "regress");
        var id = await EndedAsync();

        Assert.Equal(["SUCCEEDED", "RUNNING", "SUCCEEDED"], [await client.StatusAsync(id), await client.StatusAsync(id), await client.StatusAsync(id)]);
    }

    [Fact]
    public async Task Get_NoUrl_SucceedsWithoutAnAddress_Once()
    {
        client.Script("get", "no-url");
        var id = await EndedAsync();

        var first = await client.GetAsync($"api/v1/tasks/{id}");
        var second = await client.GetAsync($"api/v1/tasks/{id}");

        Assert.Equal("SUCCEEDED", (string?)first["output"]!["task_status"]);
        Assert.Null(first["output"]!["video_url"]);
        Assert.NotNull(second["output"]!["video_url"]);
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("html", 502)]
    [InlineData("json-bad", 200)]
    [InlineData("empty", 200)]
    [InlineData("truncated-close", 200)]
    [InlineData("redirect", 307)]
    public async Task Get_AnsweredBadly_HasThatStatus_AndTheNextIsGood(string kind, int status)
    {
        var id = await EndedAsync();
        client.Script("get", kind);

        using var response = await client.Http.GetAsync($"api/v1/tasks/{id}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("SUCCEEDED", await client.StatusAsync(id));
    }

    [Theory]
    [InlineData("get", "truncated")]
    [InlineData("get", "drop-before")]
    [InlineData("get", "drop-after")]
    [InlineData("list", "truncated")]
    [InlineData("list", "drop-before")]
    public async Task Read_LineCut_Throws(string route, string kind)
    {
        var id = await EndedAsync();
        client.Script(route, kind);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.Http.GetAsync(route == "get" ? $"api/v1/tasks/{id}" : "api/v1/tasks"));
        Assert.Equal("SUCCEEDED", await client.StatusAsync(id));
    }

    [Fact]
    public async Task Submit_Stuck_RunsForEver_AndTheOthersGoOn()
    {
        client.Script("submit", "stuck");
        var stuck = await client.AcceptAsync("one");
        var other = await client.AcceptAsync("two");

        while (client.Emulator.Bill.Single(entry => entry.TaskId == other).Status != "SUCCEEDED")
        {
            await Task.Delay(TimeSpan.FromSeconds(1), client.Emulator.TimeProvider, TestContext.Current.CancellationToken);
        }

        Assert.Equal("RUNNING", await client.StatusAsync(stuck));
    }

    [Fact]
    public async Task Submit_Fail_IsCountedOverTasks_NotOverRequests()
    {
        client.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Code = "DataInspectionFailed", Skip = 1 });
        client.Script("submit", "status");
        using var refused = await client.SubmitAsync();
        var good = await client.AcceptAsync("one");
        var bad = await client.AcceptAsync("two");
        await client.WhenEndedAsync();

        Assert.Equal("SUCCEEDED", await client.StatusAsync(good));
        Assert.Equal("DataInspectionFailed", (string?)(await client.GetAsync($"api/v1/tasks/{bad}"))["output"]!["code"]);
        Assert.Equal(1.2m, client.Emulator.Bill.Where(entry => entry.IsBilled).Sum(entry => entry.Price));
    }

    [Theory]
    [InlineData("drop-after", null, "CANCELED")]
    [InlineData("drop-before", null, "PENDING")]
    [InlineData("truncated", null, "CANCELED")]
    [InlineData("truncated", false, "PENDING")]
    public async Task Cancel_LineCut_Throws_AndTheTaskIsCanceledOrNot(string kind, bool? accepted, string status)
    {
        await using var queueing = await EmulatorClient.OpenAsync(EmulatorClient.Queueing);
        var id = await queueing.AcceptAsync();
        queueing.Script("cancel", kind, accepted);

        // An empty POST is sent again by the handler itself after a cut on a kept line; the second fault meets that.
        queueing.Script("cancel", kind, accepted);
        await Assert.ThrowsAsync<HttpRequestException>(() => queueing.CancelAsync(id));

        Assert.Equal(status, Assert.Single(queueing.Emulator.Bill).Status);
    }

    [Fact]
    public async Task Cancel_StatusAfterTheDeed_IsAnErrorAndCanceled()
    {
        await using var queueing = await EmulatorClient.OpenAsync(EmulatorClient.Queueing);
        var id = await queueing.AcceptAsync();
        queueing.Script("cancel", "status", accepted: true);

        using var response = await queueing.CancelAsync(id);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("CANCELED", await queueing.StatusAsync(id));
    }

    private async Task<string> EndedAsync()
    {
        var id = await client.AcceptAsync();
        await client.WhenEndedAsync();
        return id;
    }
}
