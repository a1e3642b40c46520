using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk.IntegrationTests.Judging;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>What must hold after every row, whatever went wrong in it.</summary>
internal static class BenchJudge
{
    private static readonly string[] HalfMade = [".part", ".new"];

    public static async Task AcquitAsync(MatrixBench bench)
    {
        // A journal that a row spoiled on purpose cannot be held against anything.
        if (!bench.IsBillKnownWrong && File.Exists(Path.Join(bench.Folder, "jobs.db")))
        {
            MoneyJudge.Acquit(await LookAsync(bench));
        }

        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(bench.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }),
            static path => HalfMade.Contains(Path.GetExtension(path)) || Path.GetFileName(path).StartsWith("compose-", StringComparison.Ordinal));
        foreach (var request in bench.Emulator.Requests)
        {
            Assert.DoesNotContain(Canary.Phone, request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary.Email, request.Body, StringComparison.Ordinal);
        }

        bench.Sweep.LookAtFolder(bench.Folder);
        Assert.Empty(bench.Sweep.Hits);
        Assert.True(bench.Sweep.Lines > 0, "Nothing was logged, so nothing was looked at.");
    }

    private static async Task<Affairs> LookAsync(MatrixBench bench)
    {
        var jobs = new List<JobRecord>();
        foreach (var job in await bench.Books.ListAsync(new JobFilter { Limit = 1000 }))
        {
            jobs.Add((await bench.Books.FindAsync(job.Id))!);
        }

        var rows = await bench.Books.ReadSubmissionsAsync(new SpendingFilter()).ToListAsync();
        var owners = rows.Where(static row => row.TaskId is not null).GroupBy(static row => row.TaskId!).ToDictionary(static own => own.Key, static own => Affairs.WordsOf(own.First()));
        var bill = new List<BilledTask>();
        using var http = new HttpClient();
        foreach (var entry in bench.Emulator.Bill)
        {
            // A task at work does not say its words yet; then only its owner can.
            var words = await WordsAsync(http, bench, entry.TaskId) ?? (entry.IsForeign ? "" : owners.GetValueOrDefault(entry.TaskId, ""));
            bill.Add(new BilledTask(entry.TaskId, words, entry.Price, entry.IsForeign, entry.IsBilled));
        }

        return new Affairs { Bill = bill, Jobs = jobs, Rows = rows };
    }

    // What is left of a row's script may spoil an answer or two, and a task that is still at work says its words when it has ended.
    private static async Task<string?> WordsAsync(HttpClient http, MatrixBench bench, string taskId)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 200 && await timer.WaitForNextTickAsync(); tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bench.Emulator.BaseAddress, $"/api/v1/tasks/{taskId}"));
            request.Headers.Authorization = new("Bearer", "sk-judge");
            try
            {
                using var response = await http.SendAsync(request);
                if (JsonNode.Parse(await response.Content.ReadAsStringAsync())?["output"] is { } output)
                {
                    if ((string?)output["task_status"] is "PENDING" or "RUNNING" && !IsStuck(bench, taskId))
                    {
                        continue;
                    }

                    return (string?)output["orig_prompt"];
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
            {
                // Again.
            }
        }

        return null;
    }

    // By the row's script some never end.
    private static bool IsStuck(MatrixBench bench, string taskId) =>
        bench.Emulator.Bill.Any(entry => entry.TaskId == taskId && entry.Status is "PENDING" or "RUNNING" && bench.Emulator.TimeProvider.GetUtcNow() - entry.Time > TimeSpan.FromMinutes(10));
}
