using System.Net.Http.Json;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What stands in the list of tasks, and when: lag, foreign tasks, windows, pages, faults?</summary>
public sealed class ListTests : IAsyncLifetime
{
    private EmulatorClient client = null!;

    public async ValueTask InitializeAsync() => client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing);

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task List_Lagging_ShowsATaskOnlyWhenItIsOldEnough()
    {
        client.Emulator.ListLag = TimeSpan.FromMinutes(10);
        var fresh = await client.AcceptAsync();
        var old = client.Emulator.AddForeignTask("old", "1280*720", 2, client.Emulator.TimeProvider.GetUtcNow() - TimeSpan.FromMinutes(11));

        Assert.Equal([old], await IdsAsync());
        Assert.Equal("PENDING", await client.StatusAsync(fresh));

        client.Emulator.ListLag = TimeSpan.Zero;
        Assert.Equal([fresh, old], await IdsAsync());
    }

    [Fact]
    public async Task Settings_ListLag_IsReadAndSetOverHttp()
    {
        await client.AcceptAsync();

        using var response = await client.Http.PostAsJsonAsync("_emulator/settings", new { listLag = "00:10:00" });

        Assert.Equal("00:10:00", (string?)(await EmulatorClient.JsonAsync(response))["listLag"]);
        Assert.Equal("00:10:00", (string?)(await client.GetAsync("_emulator/settings"))["listLag"]);
        Assert.Equal("00:00:00", (string?)(await client.GetAsync("_emulator/settings"))["clockSkew"]);
        Assert.Empty(await IdsAsync());
    }

    [Fact]
    public async Task ForeignTask_OverHttp_IsListedAndAnswered_AndNeverCounts()
    {
        using var response = await client.Http.PostAsJsonAsync("_emulator/tasks", new { prompt = "a dog", size = "1920*1080", seconds = 5 });
        var id = (string)(await EmulatorClient.JsonAsync(response))["task_id"]!;

        Assert.Equal([id], await IdsAsync());
        Assert.Equal("PENDING", await client.StatusAsync(id));
        var entry = Assert.Single(client.Emulator.Bill);
        Assert.Equal((true, false, 5.0m), (entry.IsForeign, entry.IsBilled, entry.Price));
        var bill = await client.GetAsync("_emulator/bill");
        Assert.Equal(0m, (decimal)bill["total"]!);
        Assert.True((bool)bill["entries"]![0]!["isForeign"]!);
    }

    [Fact]
    public async Task ForeignTask_RunsAndEndsAsAnyOther()
    {
        await using var quick = await EmulatorClient.OpenAsync();
        var id = quick.Emulator.AddForeignTask("a dog", "1280*720", 2);
        await quick.WhenEndedAsync();

        Assert.Equal("SUCCEEDED", await quick.StatusAsync(id));
    }

    [Theory]
    [InlineData("p", "832*480", 5, 0)]
    [InlineData("p", "1280*720", 1, 0)]
    [InlineData("", "1280*720", 5, 0)]
    [InlineData("p", "1280*720", 5, 60)]
    public void ForeignTask_ThatCannotBe_IsRefused(string prompt, string size, int seconds, int fromNow) =>
        Assert.ThrowsAny<ArgumentException>(() => client.Emulator.AddForeignTask(prompt, size, seconds, client.Emulator.TimeProvider.GetUtcNow() + TimeSpan.FromSeconds(fromNow)));

    [Fact]
    public async Task List_ThousandsOfTasks_PagesWholeAndNewestFirst()
    {
        const int Count = 10_000;
        var start = client.Emulator.TimeProvider.GetUtcNow() - TimeSpan.FromHours(3);
        for (var i = 0; i < Count; i++)
        {
            client.Emulator.AddForeignTask("p", "1280*720", 2, start + TimeSpan.FromSeconds(i));
        }

        var first = await client.GetAsync("api/v1/tasks?page_size=100");
        var last = await client.GetAsync("api/v1/tasks?page_size=100&page_no=100");
        var beyond = await client.GetAsync("api/v1/tasks?page_size=100&page_no=101");

        Assert.Equal((Count, 100), ((int)first["total"]!, (int)first["total_page"]!));
        Assert.Equal((start + TimeSpan.FromSeconds(Count - 1)).ToUnixTimeMilliseconds(), (long)first["data"]![0]!["gmt_create"]!);
        Assert.Equal(start.ToUnixTimeMilliseconds(), (long)last["data"]![99]!["gmt_create"]!);
        Assert.Empty(beyond["data"]!.AsArray());
        Assert.Equal(Count, (int)(await client.GetAsync("api/v1/tasks?status=PENDING"))["total"]!);
        Assert.Equal(0, (int)(await client.GetAsync("api/v1/tasks?model_name=other"))["total"]!);
        Assert.Equal(Count, client.Emulator.Bill.Count);
    }

    [Fact]
    public async Task List_Window_IsReadInBeijingTime_AndBothEndsAreIn()
    {
        var moment = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.FromHours(8));
        var ids = Enumerable.Range(0, 3).Select(i => client.Emulator.AddForeignTask("p", "1280*720", 2, moment + TimeSpan.FromSeconds(i))).ToArray();

        Assert.Equal([ids[1], ids[0]], await IdsAsync("?start_time=20260102120000&end_time=20260102120001"));
    }

    [Theory]
    [InlineData("status", 500)]
    [InlineData("html", 502)]
    [InlineData("json-bad", 200)]
    [InlineData("delay", 200)]
    public async Task List_AnsweredBadly_HasThatStatus(string kind, int status)
    {
        client.Script("list", kind);

        using var response = await client.Http.GetAsync("api/v1/tasks");

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task List_Empty_IsAGoodAnswerWithoutRows_Once()
    {
        var id = await client.AcceptAsync();
        client.Script("list", "empty-list");

        Assert.Empty(await IdsAsync());
        Assert.Equal([id], await IdsAsync());
    }

    private async Task<string[]> IdsAsync(string query = "") =>
        [.. (await client.GetAsync("api/v1/tasks" + query))["data"]!.AsArray().Select(row => (string)row!["task_id"]!)];
}
