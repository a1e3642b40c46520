using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Jobs;

public sealed class CompletionTellerTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IJobCompletionHandler handler = Substitute.For<IJobCompletionHandler>();

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task TellAsync_StoppedJob_IsToldOnce()
    {
        await EndAsync();

        await TellAsync();
        await TellAsync();

        await handler.Received(1).OnStoppedAsync(Arg.Is<JobCompletion>(static told => told.JobId == "j1" && told.Status == JobStatus.Paused && told.Key == "k"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task TellAsync_HandlerThrows_IsToldAgainAndOthersAreToldToo()
    {
        await EndAsync();
        await EndAsync("j2");
        var told = new List<string>();
        handler.OnStoppedAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            told.Add(call.Arg<JobCompletion>().JobId);
            return told.Count(static id => id == "j1") == 1 && told[^1] == "j1" ? Task.FromException(new InvalidOperationException("the host's own")) : Task.CompletedTask;
        });

        await TellAsync();
        await TellAsync();
        await TellAsync();

        await handler.Received(1).OnStoppedAsync(Arg.Is<JobCompletion>(static told => told.JobId == "j2"), Arg.Any<CancellationToken>());
        Assert.Equal(["j1", "j1"], told.Where(static id => id == "j1"));
    }

    [Fact]
    public async Task TellAsync_EndedLongAgo_IsNotTold()
    {
        await EndAsync();
        journal.Time.Advance(TimeSpan.FromDays(8));

        await TellAsync();

        await handler.DidNotReceiveWithAnyArgs().OnStoppedAsync(default!, default);
    }

    private async Task EndAsync(string id = "j1")
    {
        await journal.CreateAsync(id, key: id == "j1" ? "k" : null);
        await journal.Store.EndAsync(id, TempJournal.Lease, new JobEnd { Status = JobStatus.Paused, Update = new JobPaused { Time = journal.Time.GetUtcNow() } });
    }

    private async Task TellAsync()
    {
        var teller = new CompletionTeller([handler], journal.Store, Options.Create(new JobRecoveryOptions()), journal.Time, NullLogger<CompletionTeller>.Instance);
        await teller.TellAsync(TempJournal.Owner);
    }
}
