using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Generation.Waiting;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Polling;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class TaskWatchTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();
    private readonly TestContextStub context = new("j1");

    public TaskWatchTests() => provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = WanModels.All, Prices = [] });

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task WaitAsync_ProviderIsDownForTwoHours_StillCollectsThePaidTask()
    {
        var until = journal.Time.GetUtcNow() + TimeSpan.FromHours(2);
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => journal.Time.GetUtcNow() < until
            ? throw new ProviderRequestException("down") { IsTransient = true }
            : Task.FromResult(Seen(ClipTaskState.Succeeded)));

        var task = await WaitAsync();

        Assert.Equal(ClipTaskState.Succeeded, task.State);
        Assert.Equal("poll-failed", Assert.Single(context.Updates.OfType<PipelineWarning>()).Code);
    }

    [Fact]
    public async Task WaitAsync_NotVisibleInTheFirstMinute_GoesOn()
    {
        var until = journal.Time.GetUtcNow() + TimeSpan.FromSeconds(50);
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => Seen(journal.Time.GetUtcNow() < until ? ClipTaskState.NotFound : ClipTaskState.Succeeded));

        Assert.Equal(ClipTaskState.Succeeded, (await WaitAsync()).State);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task WaitAsync_AnswersThatAreNotTheProviders_AreNoEnd(int status)
    {
        var until = journal.Time.GetUtcNow() + TimeSpan.FromMinutes(5);
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => journal.Time.GetUtcNow() < until
            ? throw new ProviderRequestException("html") { StatusCode = (System.Net.HttpStatusCode)status }
            : Task.FromResult(Seen(ClipTaskState.Succeeded)));

        Assert.Equal(ClipTaskState.Succeeded, (await WaitAsync()).State);
        Assert.Single(context.Updates.OfType<PipelineWarning>());
    }

    [Fact]
    public async Task WaitAsync_AtWork_TellsWhatIsExpected()
    {
        var until = journal.Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => Seen(journal.Time.GetUtcNow() < until ? ClipTaskState.Running : ClipTaskState.Succeeded));

        await WaitAsync();

        var progress = context.Updates.OfType<ShotProgress>().ToArray();
        Assert.Equal(progress[0].Elapsed + progress[0].Remaining, progress[0].Expected);
        Assert.InRange(progress[0].Remaining!.Value.TotalSeconds, 10, 300);
        Assert.Null(progress[^1].Remaining);
    }

    [Fact]
    public async Task WaitAsync_NotFoundForLong_MayHaveBeenChargedAndIsNotBoughtAgain()
    {
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => Seen(ClipTaskState.NotFound));

        var exception = await Assert.ThrowsAsync<ClipFailedException>(WaitAsync);

        Assert.Equal((ClipTaskState.NotFound, ChargeKind.Possible), (exception.State, exception.PossiblyCharged.Kind));
        Assert.Equal(SubmissionState.Submitted, Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State);
    }

    [Fact]
    public async Task WaitAsync_NeverEnds_TimesOutWithAUsableTaskId()
    {
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => Seen(ClipTaskState.Running));

        var exception = await Assert.ThrowsAsync<ClipFailedException>(WaitAsync);

        Assert.True(exception.IsTransient);
        Assert.Equal("task-0001", exception.TaskId);
        Assert.Contains("Prism:Generation:TaskTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_KeyRefusedWhileWaiting_StopsAndKeepsTheTask()
    {
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs<ClipTask>(_ => throw new ProviderRequestException("bad key") { Code = "InvalidApiKey" });

        await Assert.ThrowsAsync<ProviderRequestException>(WaitAsync);

        Assert.Equal(SubmissionState.Submitted, Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State);
    }

    [Theory]
    [InlineData(ClipFailure.ContentRejected, typeof(ContentRejectedException))]
    [InlineData(ClipFailure.ProviderFault, typeof(ClipFailedException))]
    [InlineData(ClipFailure.InvalidOrder, typeof(ClipFailedException))]
    public async Task WaitAsync_Failed_IsTypedAndReleasesTheReservation(ClipFailure failure, Type expected)
    {
        provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(_ => Seen(ClipTaskState.Failed) with { Code = "Some.Code", Failure = failure });

        var exception = await Assert.ThrowsAnyAsync<PrismException>(WaitAsync);

        Assert.IsType(expected, exception);
        Assert.Equal(("task-0001", "Some.Code"), (exception.TaskId, exception.Code));
        Assert.Equal(SubmissionState.Failed, Assert.Single(await journal.Store.ListLastSubmissionsAsync("j1", default)).State);
    }

    private static ClipTask Seen(ClipTaskState state) => new() { TaskId = "task-0001", State = state, ProviderStatus = state.ToString() };

    private async Task<ClipTask> WaitAsync()
    {
        await journal.CreateAsync("j1");
        var intent = await journal.RecordAsync(journal.Intent("j1", "s1"));
        await journal.Store.RecordTaskAsync(intent.Id, "task-0001", null, default);
        using var clips = new ClipWaiting(provider, new LearnedTimes(), journal.Time);
        var watch = new TaskWatch(provider, clips, journal.Store, new SubmitGate(journal.Store, new SubmitPace(journal.Time), journal.Workforce(), journal.Time), Options.Create(new GenerationOptions()), journal.Time, NullLogger<TaskWatch>.Instance);

        var waiting = watch.WaitAsync(intent with { TaskId = "task-0001", State = SubmissionState.Submitted }, VideoSize.Landscape720, context, CancellationToken.None);
        while (!waiting.IsCompleted)
        {
            journal.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await waiting;
    }
}
