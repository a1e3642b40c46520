using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Prism.Sdk.IntegrationTests.Samples;

/// <summary>Each sample does what its first line asks, run as a person runs it.</summary>
public sealed class SampleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstFilm_Run_MakesOne()
    {
        using var sample = new SampleProgram("FirstFilm");
        var (code, output, errors) = await sample.RunAsync([]);

        Assert.True(code == 0, errors);
        Assert.True(File.Exists(FilmOf(output)), output);
    }

    [Fact]
    public async Task PlanOnly_Edited_IsPricedAnewAndRenderedWithinItsBudget()
    {
        using var sample = new SampleProgram("PlanOnly");
        var shown = await sample.RunAsync([]);
        Assert.Contains("15 s to buy: 9.00 CNY", shown.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(sample.Folder, "*.mp4", SearchOption.AllDirectories));

        var plan = Path.Join(sample.Folder, "plan.json");
        await File.WriteAllTextAsync(plan, (await File.ReadAllTextAsync(plan, Stop)).Replace("\"seconds\": 5", "\"seconds\": 2", StringComparison.Ordinal), Stop);
        var dear = await sample.RunAsync(["--render", "1.00"]);
        Assert.Equal(1, dear.Code);
        Assert.Contains("The film needs 3.60 CNY", dear.Output, StringComparison.Ordinal);

        var (code, output, errors) = await sample.RunAsync(["--render", "5.00"]);
        Assert.True(code == 0, errors);
        Assert.EndsWith("6.0 s, 3.60 CNY", output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomStage_TwiceTheSameText_TakesTheClipsOfItsCache()
    {
        using var sample = new SampleProgram("CustomStage");
        Assert.Contains("3 clips, 0 from the cache, 9.00 CNY", (await sample.RunAsync([])).Output, StringComparison.Ordinal);
        Assert.Contains("3 clips, 3 from the cache, 0.00 CNY", (await sample.RunAsync([])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Providers_KilledInTheMiddle_PaysForEachShotOnce()
    {
        using var sample = new SampleProgram("Providers");
        await SampleProgram.KillAsync(await sample.StartUntilAsync("is order"));
        var (code, output, errors) = await sample.RunAsync([]);

        Assert.True(code == 0, errors);
        Assert.Contains("The farm billed 3 shots.", output, StringComparison.Ordinal);
        Assert.Contains("0.30 USD", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_KilledInTheMiddle_FinishesTheFilmAfterwardsAndPaysOnce()
    {
        using var sample = new SampleProgram("Worker");
        var inbox = Directory.CreateDirectory(Path.Join(sample.Folder, "inbox")).FullName;
        await File.WriteAllTextAsync(Path.Join(inbox, "cat.txt"), "A cat walks in the rain. It finds a warm kitchen.", Stop);
        await SampleProgram.KillAsync(await sample.StartUntilAsync("cat is job"));
        await SampleProgram.KillAsync(await sample.StartUntilAsync("cat.mp4 is ready"));

        Assert.True(File.Exists(Path.Join(sample.Folder, "outbox", "cat.mp4")));
        Assert.Empty(Directory.EnumerateFiles(inbox));
        var bill = await sample.OwnBillAsync();
        Assert.NotEmpty(bill);
        Assert.Equal(await SecondsOfFilmAsync(Path.Join(sample.Folder, "data", "videos")), bill.Where(static entry => entry.IsBilled).Sum(static entry => entry.Seconds));
    }

    [Fact]
    public async Task WebApi_AFilmOrderedTwice_IsOneAndCanBeWatchedAndFetched()
    {
        using var sample = new SampleProgram("WebApi");
        using var process = await sample.StartUntilAsync("Now listening on", ["--urls", "http://127.0.0.1:5189"]);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:5189") };
            Assert.Equal("Healthy", await http.GetStringAsync("/health", Stop));
            Assert.Equal(HttpStatusCode.BadRequest, (await OrderAsync(http, "empty", " ")).StatusCode);

            var first = await ReadAsync(await OrderAsync(http, "order-17", "A cat walks in the rain."));
            var id = first.GetProperty("id").GetString()!;
            Assert.Equal(id, (await ReadAsync(await OrderAsync(http, "order-17", "A cat walks in the rain."))).GetProperty("id").GetString());
            Assert.Equal(HttpStatusCode.Conflict, (await OrderAsync(http, "order-17", "A dog sleeps.")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/films/none", Stop)).StatusCode);

            // The stream of events ends when the film does.
            var events = await http.GetStringAsync($"/films/{id}/events", Stop);
            Assert.Contains("event: JobCompleted", events, StringComparison.Ordinal);
            Assert.Equal("Completed", (await http.GetFromJsonAsync<JsonElement>($"/films/{id}", Stop)).GetProperty("status").GetString());
            var film = await http.GetByteArrayAsync($"/films/{id}/film", Stop);
            Assert.Equal("ftyp"u8, film.AsSpan(4, 4));

            // Last-Event-ID: only what came after it.
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/films/{id}/events");
            var last = events.Split('\n').Where(static line => line.StartsWith("id: ", StringComparison.Ordinal)).Select(static line => line[4..].Trim()).Reverse().Skip(1).First();
            request.Headers.Add("Last-Event-ID", last);
            using var rest = await http.SendAsync(request, Stop);
            Assert.Equal(1, (await rest.Content.ReadAsStringAsync(Stop)).Split("event: ").Length - 1);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    // Seconds bought are seconds planned: nothing was bought twice.
    private static async Task<double> SecondsOfFilmAsync(string videos)
    {
        var manifest = Directory.EnumerateFiles(videos, "film.json", SearchOption.AllDirectories).Single();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, Stop));
        return json.RootElement.GetProperty("plan").GetProperty("shots").EnumerateArray().Sum(static shot => shot.GetProperty("seconds").GetDouble());
    }

    private static async Task<HttpResponseMessage> OrderAsync(HttpClient http, string key, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/films") { Content = JsonContent.Create(new { text }) };
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, Stop);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage reply)
    {
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        return await reply.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private static string FilmOf(string output) => output.Split('\n').Last(static line => line.Contains(".mp4", StringComparison.Ordinal)).Split(".mp4")[0] + ".mp4";
}
