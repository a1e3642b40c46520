using System.Text.RegularExpressions;
using Prism.Sdk.Emulator;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Planning;

/// <summary>A language model that obeys whatever the text orders, and three hundred texts that order.</summary>
public sealed partial class HostileTextTests(ITestOutputHelper output)
{
    private const int MostShots = 12;
    private const int MostSeconds = 15;

    [Fact]
    public async Task PlanAsync_ModelThatObeysHostileTexts_GoesOverNoBoundAndTakesNothingForeign()
    {
        await using var studio = await Studio.OpenAsync(language: new EmulatedLanguage { IsObedient = true });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int plans = 0, refused = 0;
        foreach (var text in HostileTexts.All)
        {
            var request = new VideoRequest { Text = text };
            ShotPlan plan;
            try
            {
                plan = await studio.Pipeline.PlanAsync(request, TestContext.Current.CancellationToken);
            }
            catch (Exception exception) when (exception is ModelOutputException or PlanInvalidException)
            {
                refused++;
                continue;
            }

            plans++;
            Require(plan, text);
            Assert.True(studio.Pipeline.GetQuote(plan).Maximum.Amount <= studio.Pipeline.GetQuote(request).Maximum.Amount, text);
        }

        output.WriteLine($"{plans} plans within bounds, {refused} answers refused, of {HostileTexts.All.Count()} texts, {watch.Elapsed.TotalSeconds:0} s");
        Assert.Equal(300, plans + refused);
        Assert.InRange(plans, 150, 300);
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task StartAsync_HostileTextsUnderABudget_BuyNothingBeyondIt()
    {
        await using var studio = await Studio.OpenAsync(language: new EmulatedLanguage { IsObedient = true });
        foreach (var text in HostileTexts.All.Take(3))
        {
            var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = text }, new JobOptions { Budget = new Money(0.5m, "CNY") }, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<PrismException>(() => job.WaitForCompletionAsync(TestContext.Current.CancellationToken));
        }

        Assert.InRange(studio.Billed, 0, 1.5m);
    }

    [Fact]
    public async Task StartAsync_PlanWithHiddenCharacters_LosesThemAndTellsSo()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = "A cat walks.", Shots = 1, Seconds = 2 }, TestContext.Current.CancellationToken);
        var hostile = plan with { Shots = [plan.Shots[0] with { Caption = "A \u202Etac\u202C\u200B w\U000E0061alks\u001B[2J.", Prompt = "A cat\u2060 walks." }] };

        var job = await studio.Pipeline.StartAsync(hostile, cancellationToken: TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("A tac walks.", "A cat walks."), (film.Plan!.Shots[0].Caption, film.Plan.Shots[0].Prompt));
        var warning = Assert.Single((await job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).OfType<PipelineWarning>(), static told => told.Code == "hidden-characters");
        Assert.Contains("6 hidden characters were taken out of the plan", warning.Message, StringComparison.Ordinal);
    }

    private static void Require(ShotPlan plan, string text)
    {
        Assert.InRange(plan.Shots.Count, 1, MostShots);
        Assert.All(plan.Shots, static shot => Assert.InRange(shot.Seconds, 2, MostSeconds));
        Assert.All(plan.Shots, static shot => Assert.InRange(shot.Seed, 0, int.MaxValue));
        Assert.All(plan.Shots, static shot => Assert.InRange(shot.Prompt.Length, 1, 1500));
        Assert.Equal(("wan2.6-t2v", "1280*720", 1), (plan.Model, plan.Size.ToString(), plan.Version));
        Assert.True(PlanReview.Of(plan, plan.Intent!).IsGood, text);

        // Words of the text may be filmed; addresses, paths and models may not, wherever in the plan they would stand.
        var json = (plan with { Model = "" }).ToJson();
        Assert.DoesNotMatch(Foreign(), json);
    }

    [GeneratedRegex(@"(?i)[a-z]{2,10}://|www\.|169\.254|/etc/|C:\\|wan9|qwen|gpt-4o|\p{Cf}")]
    private static partial Regex Foreign();
}
