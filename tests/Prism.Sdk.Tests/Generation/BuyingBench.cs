using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

/// <summary>The purchase of a shot on a real journal, with a provider and a clock of the test's own.</summary>
internal sealed class BuyingBench(TempJournal journal, IClipProvider provider)
{
    public GenerationOptions Options { get; } = new();

    public SpendingOptions Spending { get; } = new();

    public SubmitPace Pace { get; } = new(journal.Time);

    /// <summary>Buys shot s1 of job j1; the clock runs as long as that takes.</summary>
    public async Task<Submission> BuyAsync(StageContext context, CancellationToken cancellationToken = default) => await BuyAsync(Request(), context, cancellationToken);

    public async Task<Submission> BuyAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        var buying = Purchase().BuyAsync(request, context, cancellationToken);
        while (!buying.IsCompleted)
        {
            journal.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await buying;
    }

    public static ClipRequest Request()
    {
        var shot = new Shot { Id = "s1", Prompt = "cat", Seconds = 5, Seed = 1 };
        return new ClipRequest { Shot = shot, Plan = new ShotPlan { Title = "t", Language = "en", Model = "wan2.6-t2v", Size = VideoSize.Landscape720, Shots = [shot] } };
    }

    public static PriceDesk PricesOf(IClipProvider provider, TempJournal journal) => new(provider, Monitor(new PricingOptions()), Monitor(new SpendingOptions()), journal.Time);

    private ShotPurchase Purchase()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var folders = new JobFolders(Microsoft.Extensions.Options.Options.Create(new PrismOptions { StaticRoot = journal.Folder }));
        var notes = new TaskNotes(folders);
        var prices = PricesOf(provider, journal);
        var submitting = new Submitting(provider, journal.Store, notes, journal.Time, NullLogger<Submitting>.Instance);
        var reconciliation = new Reconciliation(provider, journal.Store, submitting, notes, options, journal.Time, NullLogger<Reconciliation>.Instance);
        return new ShotPurchase(
            provider, journal.Store, new SubmitGate(journal.Store, Pace, journal.Workforce(), journal.Time), Pace, submitting, reconciliation, prices,
            new SpendingCaps(Monitor(Spending), journal.Time), options, journal.Time, NullLogger<ShotPurchase>.Instance);
    }

    private static IOptionsMonitor<T> Monitor<T>(T value)
    {
        var monitor = Substitute.For<IOptionsMonitor<T>>();
        monitor.CurrentValue.Returns(value);
        return monitor;
    }
}
