using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class SubmittingTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task SendAsync_ProcessSleptSinceItsIntent_SendsNothingAndCountsAsATry()
    {
        await journal.CreateAsync("j1");
        var begun = journal.Time.GetTimestamp();
        var intent = await journal.RecordAsync(journal.Intent("j1", "s1"));
        journal.Time.Advance(Submitting.Window + TimeSpan.FromSeconds(1));
        var notes = new TaskNotes(new JobFolders(Options.Create(new PrismOptions { StaticRoot = journal.Folder })));
        var submitting = new Submitting(provider, journal.Store, notes, journal.Time, NullLogger<Submitting>.Instance);

        var outcome = await submitting.SendAsync(ClipOrder.For(BuyingBench.Request(), "default"), intent, begun);

        Assert.True(Assert.IsType<SubmitOutcome.NotAccepted>(outcome).Error.IsTransient);
        Assert.Equal(SubmissionState.Void, Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State);
        await provider.DidNotReceiveWithAnyArgs().SubmitAsync(default!, default);
    }
}
