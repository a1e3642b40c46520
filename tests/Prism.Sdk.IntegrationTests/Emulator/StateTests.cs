using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>What of an emulator outlives its process?</summary>
public sealed class StateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-state-");

    private PrismEmulatorOptions Kept => EmulatorClient.Quick with { StateFolder = folder.FullName };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EndedTask_AfterARestart_IsEndedWithItsClipAtTheNewPort(bool shared)
    {
        var options = Kept with { ShareClips = shared, SharedClipFolder = null };
        string id;
        BillEntry before;
        await using (var first = await EmulatorClient.OpenAsync(options))
        {
            id = await first.AcceptAsync();
            await first.WhenEndedAsync();
            before = Assert.Single(first.Emulator.Bill);
        }

        await using var second = await EmulatorClient.OpenAsync(options);
        var url = new Uri((string)(await second.GetAsync($"api/v1/tasks/{id}"))["output"]!["video_url"]!);

        Assert.Equal(before, Assert.Single(second.Emulator.Bill));
        Assert.Equal(second.Emulator.BaseAddress.Port, url.Port);
        Assert.NotEmpty(await second.FetchAsync(url.AbsoluteUri));
        Assert.Equal(id, (string?)(await second.GetAsync("api/v1/tasks"))["data"]![0]!["task_id"]);
    }

    [Fact]
    public async Task UnendedTasks_AfterARestart_GoOnAndEnd()
    {
        var slow = Kept with { Speed = 1, RunningTasks = 1, RunTime = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)) };
        string[] ids;
        await using (var first = await EmulatorClient.OpenAsync(slow))
        {
            first.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "fail", Code = "InternalError.Algo", Skip = 2 });
            ids = [await first.AcceptAsync("one"), await first.AcceptAsync("two"), await first.AcceptAsync("three")];
            while (first.Emulator.Bill.All(entry => entry.Status == "PENDING"))
            {
                await Task.Yield();
            }
        }

        await using var second = await EmulatorClient.OpenAsync(slow with { Speed = 100_000 });
        await second.WhenEndedAsync();

        Assert.Equal(ids, second.Emulator.Bill.Select(entry => entry.TaskId));
        Assert.Equal(["SUCCEEDED", "SUCCEEDED", "FAILED"], second.Emulator.Bill.Select(entry => entry.Status));
    }

    [Fact]
    public async Task CanceledAndForeignTasks_AfterARestart_AreThatStill()
    {
        string canceled;
        await using (var first = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { StateFolder = folder.FullName }))
        {
            canceled = await first.AcceptAsync();
            using var done = await first.CancelAsync(canceled);
            first.Emulator.AddForeignTask("p", "1280*720", 2, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }

        await using var second = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { StateFolder = folder.FullName });

        Assert.Equal([true, false], second.Emulator.Bill.Select(entry => entry.IsForeign));
        Assert.Equal("CANCELED", await second.StatusAsync(canceled));
        Assert.DoesNotContain(second.Emulator.Bill, entry => entry.IsBilled);
    }

    [Fact]
    public async Task Clock_AfterAStop_GoesOnWhereItStood()
    {
        DateTimeOffset stopped;
        await using (var first = await PrismEmulator.StartAsync(Kept with { Speed = 50_000 }))
        {
            await Task.Delay(TimeSpan.FromHours(1), first.TimeProvider, TestContext.Current.CancellationToken);
            stopped = first.TimeProvider.GetUtcNow();
        }

        await using var second = await PrismEmulator.StartAsync(Kept with { Speed = 1 });

        // What passed between the reading and the stop, 50,000 times faster; ahead of the world's clock by an hour at least.
        Assert.True(second.TimeProvider.GetUtcNow() >= stopped);
        Assert.True(second.TimeProvider.GetUtcNow() - TimeProvider.System.GetUtcNow() > TimeSpan.FromMinutes(50));
    }

    [Theory]
    [InlineData(-11, 5, 5)]
    [InlineData(-13, 5, 5)]
    [InlineData(-11, -20, -20)]
    [InlineData(-13, -20, 0)]
    public async Task Clock_AfterALongStop_JoinsTheWorldUnlessItWasAhead(int realHours, int simulatedHours, int startHours)
    {
        var now = TimeProvider.System.GetUtcNow();
        await File.WriteAllTextAsync(Path.Join(folder.FullName, "clock.json"), new JsonObject { ["Simulated"] = now.AddHours(simulatedHours), ["Real"] = now.AddHours(realHours) }.ToJsonString());

        await using var emulator = await PrismEmulator.StartAsync(Kept with { Speed = 1 });

        Assert.InRange(emulator.TimeProvider.GetUtcNow() - now.AddHours(startHours), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task TornLastLine_IsForgotten_AndTheFolderIsGoodAgain()
    {
        await using (var first = await EmulatorClient.OpenAsync(Kept))
        {
            await first.AcceptAsync();
            await first.WhenEndedAsync();
        }

        await File.AppendAllTextAsync(Path.Join(folder.FullName, "tasks.jsonl"), "{\"TaskId\":\"torn");
        await using (var second = await EmulatorClient.OpenAsync(Kept))
        {
            await second.AcceptAsync("another");
            Assert.Equal(2, second.Emulator.Bill.Count);
        }

        await using var third = await EmulatorClient.OpenAsync(Kept);
        Assert.Equal(2, third.Emulator.Bill.Count);
    }

    [Fact]
    public async Task DamagedLine_IsNamed_AndNothingIsLeftHeld()
    {
        var file = Path.Join(folder.FullName, "tasks.jsonl");
        await File.WriteAllTextAsync(file, "no task\n");

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PrismEmulator.StartAsync(Kept));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);

        File.Delete(file);
        await using var emulator = await PrismEmulator.StartAsync(Kept);
        Assert.Empty(emulator.Bill);
    }

    [Fact]
    public async Task SecondEmulator_OnOneFolder_IsRefusedWhileTheFirstLives()
    {
        await using (await PrismEmulator.StartAsync(Kept))
        {
            var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PrismEmulator.StartAsync(Kept));
            Assert.Contains("Another emulator works in the state folder", exception.Message, StringComparison.Ordinal);
        }

        await using var next = await PrismEmulator.StartAsync(Kept);
    }

    [Fact]
    public async Task Reset_EmptiesTheFolderToo_AndItGoesOnBeingUsed()
    {
        await using (var first = await EmulatorClient.OpenAsync(Kept with { ShareClips = false }))
        {
            await first.AcceptAsync();
            await first.WhenEndedAsync();
            Assert.Single(Directory.GetFiles(Path.Join(folder.FullName, "clips")));
            using var reset = await first.Http.DeleteAsync("_emulator");
            Assert.Empty(Directory.GetFiles(Path.Join(folder.FullName, "clips")));
            await first.AcceptAsync("kept");
        }

        await using var second = await PrismEmulator.StartAsync(Kept);
        Assert.Single(second.Bill);
    }

    [Fact]
    public async Task KilledProcess_AmidSubmits_HasKeptEveryTaskThatItAnswered()
    {
        var (answered, toldTime) = await SubmitToAProcessAndKillItAsync(kill: 200);

        await using var emulator = await PrismEmulator.StartAsync(Kept);

        Assert.Subset(emulator.Bill.Select(entry => entry.TaskId).ToHashSet(), answered);
        Assert.True(emulator.TimeProvider.GetUtcNow() >= toldTime);
    }

    [Fact]
    public async Task SharedClip_OfAnEarlierEmulator_IsUsedAgain()
    {
        var options = EmulatorClient.Quick with { SharedClipFolder = folder.FullName };
        await using (var first = await EmulatorClient.OpenAsync(options))
        {
            await first.AcceptAsync();
            await first.WhenEndedAsync();
        }

        var clip = Assert.Single(folder.GetFiles());
        await File.WriteAllTextAsync(clip.FullName, "not made anew");
        await using var second = await EmulatorClient.OpenAsync(options);
        var id = await second.AcceptAsync();
        await second.WhenEndedAsync();

        Assert.Equal("not made anew", System.Text.Encoding.UTF8.GetString(await second.FetchAsync((string)(await second.GetAsync($"api/v1/tasks/{id}"))["output"]!["video_url"]!)));
    }

    [Fact]
    public async Task Requests_NotKept_AreNotThere()
    {
        await using var client = await EmulatorClient.OpenAsync(EmulatorClient.Queueing with { KeepRequests = false });

        await client.AcceptAsync();

        Assert.Empty(client.Emulator.Requests);
        Assert.Single(client.Emulator.Bill);
    }

    private async Task<(HashSet<string> Answered, DateTimeOffset ToldTime)> SubmitToAProcessAndKillItAsync(int kill)
    {
        // The emulator is a program too, and lies beside the tests.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments = [Path.Join(AppContext.BaseDirectory, "Prism.Sdk.Emulator.dll"), "--port", "0", "--speed", "60", "--state", folder.FullName, "--share-clips", "--no-limits"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = ShortLife.Start(start);
        try
        {
            var greeting = (await process.StandardOutput.ReadLineAsync())!;
            var root = new Uri(greeting.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)));
            using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", "sk-test") } };
            var answered = new ConcurrentDictionary<string, long>();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SubmitUntilKilledAsync(http, root, answered, () =>
            {
                if (answered.Count >= kill)
                {
                    process.Kill();
                }
            })));
            return ([.. answered.Keys], DateTimeOffset.FromUnixTimeMilliseconds(answered.Values.Max()));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task SubmitUntilKilledAsync(HttpClient http, Uri root, ConcurrentDictionary<string, long> answered, Action after)
    {
        try
        {
            while (true)
            {
                using var request = EmulatorClient.NewSubmit(root: root);
                using var response = await http.SendAsync(request);
                var id = (string)(await EmulatorClient.JsonAsync(response))["output"]!["task_id"]!;
                answered[id] = long.Parse(response.Headers.GetValues("resp-start-time").Single(), CultureInfo.InvariantCulture);
                after();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Net.Sockets.SocketException)
        {
            // Killed.
        }
    }
}
