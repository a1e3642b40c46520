using System.Text;

namespace Prism.Sdk.IntegrationTests.Pipeline;

public sealed class PersonalDataTests
{
    private const string Text = "张伟的电话是13812345678，邮箱 zhang.wei@example.com。他给女孩打电话，号码是 +1 415 555 2671。他的身份证是11010519491231002X，服务器在 203.0.113.77。";

    private static readonly string[] Secrets = ["13812345678", "zhang.wei@example.com", "415 555 2671", "11010519491231002X", "203.0.113.77"];

    [Fact]
    public async Task CreateVideoAsync_TextWithPersonalData_LeavesTheMachineMaskedAndIsRestoredForTheViewer()
    {
        await using var studio = await Studio.OpenAsync();

        var film = await studio.Pipeline.CreateVideoAsync(Text, TestContext.Current.CancellationToken);

        Assert.NotEmpty(studio.Emulator.Requests);
        Assert.All(studio.Emulator.Requests, request => AssertClean(request.Body + request.Path));
        Assert.Contains(studio.Emulator.Requests, request => request.Body.Contains("[PHONE_1]", StringComparison.Ordinal));
        var captions = string.Concat(film.Plan!.Shots.Select(shot => shot.Caption));
        Assert.All(Secrets, secret => Assert.Contains(secret, captions, StringComparison.Ordinal));
        Assert.All(film.Plan.Shots, shot => AssertClean(shot.Prompt));
    }

    [Fact]
    public async Task Journal_TextWithPersonalData_NeverHoldsTheClearValues()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = Text }, TestContext.Current.CancellationToken);
        Assert.Contains("13812345678", plan.ToJson(), StringComparison.Ordinal);

        await studio.Pipeline.CreateVideoAsync(Text, TestContext.Current.CancellationToken);
        var job = await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Contains("13812345678", string.Concat(film.Plan!.Shots.Select(shot => shot.Caption)), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(studio.Folder, "jobs.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            AssertClean(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.All(studio.Log.Lines, AssertClean);
    }

    [Fact]
    public async Task Logs_WholeRun_HoldNoKeyAndNoSignedAddress()
    {
        await using var studio = await Studio.OpenAsync();

        await studio.Pipeline.CreateVideoAsync("A cat walks.", TestContext.Current.CancellationToken);

        Assert.NotEmpty(studio.Log.Lines);
        Assert.All(studio.Log.Lines, line =>
        {
            Assert.DoesNotContain("sk-emulator", line, StringComparison.Ordinal);
            Assert.DoesNotContain("ms-emulator", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Signature=", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Film_InAProcessThatDidNotMaskIt_ShowsPlaceholders()
    {
        await using var studio = await Studio.OpenAsync();
        var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = Text }, cancellationToken: TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        await studio.RestartAsync();
        var again = await studio.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken);

        Assert.Contains("[PHONE_1]", string.Concat(again!.Film!.Plan!.Shots.Select(shot => shot.Caption)), StringComparison.Ordinal);
    }

    private static void AssertClean(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
