using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Emulator;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Language;

public sealed class ModerationRewriteTests
{
    private static readonly VideoRequest TwoShots = new() { Text = "Two knights fight with blood on their swords. A bird sings.", Shots = 2, Seconds = 4 };

    [Theory]
    [InlineData("status")]
    [InlineData("fail")]
    public async Task RefusedShot_IsOrderedInOtherWords_AndTheFilmIsMadeForItsPrice(string kind)
    {
        await using var studio = await OpenAsync(rewrites: 2);
        Refuse(studio, kind, times: 2);

        var job = await studio.Pipeline.StartAsync(TwoShots, cancellationToken: TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        var updates = await job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var rewritten = updates.OfType<PromptRewritten>().ToArray();
        Assert.Equal(2, rewritten.Length);
        Assert.All(rewritten, static update => Assert.Equal("DataInspectionFailed", update.Code));
        Assert.All(rewritten, static update => Assert.NotEqual(update.Before, update.After));
        Assert.All(rewritten, static update => Assert.DoesNotContain(update.After, update.ToString(), StringComparison.Ordinal));
        var quote = updates.OfType<PlanReady>().Single().Quote;
        Assert.Equal((quote.Maximum, studio.Billed), (film.Cost, film.Cost.Amount));

        // The plan keeps its words, and what was sent is what the journal says.
        var orders = await OrdersAsync(studio, job.Id);
        Assert.Contains(orders, order => rewritten.Any(update => update.After == order.Prompt));
        Assert.DoesNotContain(job.Plan!.Shots, shot => rewritten.Any(update => update.After == shot.Prompt));
        Assert.DoesNotContain(studio.Log.Lines, line => rewritten.Any(update => line.Contains(update.After, StringComparison.Ordinal)) && !line.StartsWith("Trace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WordsRefusedToTheEnd_FailWithTheProvidersCode_AndNothingIsBilled()
    {
        await using var studio = await OpenAsync(rewrites: 2);
        Refuse(studio, "status", times: 100);

        var job = await studio.Pipeline.StartAsync(TwoShots with { Shots = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<ContentRejectedException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));

        Assert.Equal("DataInspectionFailed", exception.Code);
        Assert.Empty(studio.Emulator.Bill);
        Assert.Equal([0, 1, 2], (await OrdersAsync(studio, job.Id)).Select(static order => order.Rewrites));

        // The tries of a shot are bounded for good: resumed, its last words are ordered once more, and none are made up anew.
        await job.ResumeAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ContentRejectedException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        var orders = await OrdersAsync(studio, job.Id);
        Assert.Equal([0, 1, 2, 2], orders.Select(static order => order.Rewrites));
        Assert.Equal(orders[2].Prompt, orders[3].Prompt);
    }

    [Fact]
    public async Task Off_IsTheDefault()
    {
        await using var studio = await OpenAsync(rewrites: 0);
        Refuse(studio, "status", times: 1);

        await Assert.ThrowsAsync<ContentRejectedException>(() => studio.Pipeline.CreateVideoAsync(TwoShots, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, new GenerationOptions().ModerationRewrites);
    }

    [Fact]
    public async Task ProcessEndsAfterTheRewrittenOrder_TheNextOneKeepsItsWords()
    {
        // The rewritten order's task runs so long that the process ends while it waits.
        await using var studio = await OpenAsync(rewrites: 1, runTime: TimeSpan.FromMinutes(5));
        Refuse(studio, "status", times: 1);
        var job = await studio.Pipeline.StartAsync(TwoShots with { Shots = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        await foreach (var update in job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            if (update is ShotSubmitted)
            {
                break;
            }
        }

        await studio.RestartAsync();
        var again = (await studio.Pipeline.GetJobAsync(job.Id, TestContext.Current.CancellationToken))!;
        await again.ResumeAsync(TestContext.Current.CancellationToken);
        await again.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Single(studio.Emulator.Bill);
        Assert.Equal([0, 1], (await OrdersAsync(studio, job.Id)).Select(static order => order.Rewrites));
    }

    [Fact]
    public async Task SamePlanAgain_TakesTheClipOfTheRewrittenWords()
    {
        await using var studio = await OpenAsync(rewrites: 1);
        var plan = await studio.Pipeline.PlanAsync(TwoShots with { Shots = 1 }, TestContext.Current.CancellationToken);
        Refuse(studio, "status", times: 1);
        await (await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        var second = await (await studio.Pipeline.StartAsync(plan, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Single(studio.Emulator.Bill);
        Assert.Equal(0, second.Cost.Amount);
    }

    [Fact]
    public async Task Quote_CountsTheQuestions_AndNoSecondVideo()
    {
        await using var studio = await OpenAsync(rewrites: 2);
        await using var plain = await OpenAsync(rewrites: 0);
        var plan = await studio.Pipeline.PlanAsync(TwoShots, TestContext.Current.CancellationToken);

        var (with, without) = (studio.Pipeline.GetQuote(plan), plain.Pipeline.GetQuote(plan));

        Assert.Equal(without.Maximum, with.Maximum);
        Assert.Equal(0, without.TextMaximum.Amount);
        Assert.True(with.TextMaximum.Amount > 0);
    }

    private static Task<Studio> OpenAsync(int rewrites, TimeSpan? runTime = null) => Studio.OpenAsync(
        prism =>
        {
            prism.Services.Configure<GenerationOptions>(options => (options.ModerationRewrites, options.MaxConcurrentShots) = (rewrites, 1));
            prism.Services.Configure<PricingOptions>(static options => options.TextRows.Add(new TextPriceEntry { Model = "Qwen/Qwen3-235B-A22B-Instruct-2507", InputPerMillion = 2, OutputPerMillion = 8, Currency = "CNY" }));
        },
        runTime);

    private static void Refuse(Studio studio, string kind, int times) =>
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = kind, Status = 400, Code = "DataInspectionFailed", Message = "Input data may contain inappropriate content.", Times = times });

    private static async Task<IReadOnlyList<ClipOrder>> OrdersAsync(Studio studio, string jobId) =>
        [.. (await studio.Services.GetRequiredService<IJobStore>().ReadSubmissionsAsync(new SpendingFilter { JobId = jobId }, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken))
            // On a machine that is busy an order may have come too late to be sent, and is written again.
            .Where(static row => row.State != SubmissionState.Void || row.Note == "DataInspectionFailed")
            .OrderBy(static row => row.ShotId, StringComparer.Ordinal).ThenBy(static row => row.Attempt)
            .Select(static row => System.Text.Json.JsonSerializer.Deserialize(row.Order, JobJson.Default.ClipOrder)!)];
}
