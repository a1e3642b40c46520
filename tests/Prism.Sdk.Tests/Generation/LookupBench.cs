using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

/// <summary>A lost submit of shot s1 of job j1, and a provider whose list a test fills.</summary>
internal sealed class LookupBench : IDisposable
{
    public LookupBench()
    {
        Provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = WanModels.All, Prices = [], CanList = true });
        Provider.ListAsync(default!, default).ReturnsForAnyArgs(_ => List.ToAsyncEnumerable());
        Provider.GetAsync(default!, default!, default).ReturnsForAnyArgs(call => Tasks[(string)call[0]]);
    }

    public TempJournal Journal { get; } = new();

    public IClipProvider Provider { get; } = Substitute.For<IClipProvider>();

    public Dictionary<string, ClipTask> Tasks { get; } = [];

    public List<ClipTask> List { get; } = [];

    public GenerationOptions Options { get; } = new();

    public TestContextStub Context { get; } = new("j1");

    public TaskNotes Notes => new(new JobFolders(Microsoft.Extensions.Options.Options.Create(new PrismOptions { StaticRoot = Journal.Folder })));

    public async Task<Submission> LoseAsync(string prompt = "a cat", string job = "j1", string? requestId = null, ClipImage? firstFrame = null)
    {
        await Journal.CreateAsync(job);
        var order = new ClipOrder { Model = "wan2.6-t2v", Prompt = prompt, Size = VideoSize.Landscape720, Seconds = 5, FirstFrame = firstFrame };
        var intent = await Journal.RecordAsync(Journal.Intent(job, "s1") with { Model = order.Model, Order = JsonSerializer.Serialize(order, JobJson.Default.ClipOrder), Fingerprint = prompt + job });
        await Journal.Store.SettleAsync(intent.Id, new Settlement { State = SubmissionState.Unknown, RequestId = requestId });
        return intent with { State = SubmissionState.Unknown, RequestId = requestId };
    }

    /// <summary>Puts a task into the account.</summary>
    public void Add(string id, string? prompt = "a cat", ClipTaskState state = ClipTaskState.Succeeded, TimeSpan after = default, string? requestId = null, double seconds = 5)
    {
        Tasks[id] = new ClipTask { TaskId = id, State = state, ProviderStatus = "x", Prompt = prompt, Size = VideoSize.Landscape720, BilledSeconds = seconds };
        List.Add(new ClipTask { TaskId = id, State = state, ProviderStatus = "x", RequestId = requestId, CreatedAt = Journal.Time.GetUtcNow() + after });
    }

    public TaskSearch Search(Submission lost) => new(Provider, Journal.Store, lost);

    public async Task<Submission?> SettleAsync(Submission lost)
    {
        var submitting = new Submitting(Provider, Journal.Store, Notes, Journal.Time, NullLogger<Submitting>.Instance);
        var reconciliation = new Reconciliation(Provider, Journal.Store, submitting, Notes, Microsoft.Extensions.Options.Options.Create(Options), Journal.Time, NullLogger<Reconciliation>.Instance);
        var settling = reconciliation.SettleAsync(lost, Context, CancellationToken.None);
        while (!settling.IsCompleted)
        {
            Journal.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await settling;
    }

    public async Task<Submission> RowAsync(string job = "j1") => (await Journal.Store.ListLastSubmissionsAsync(job)).Single();

    public void Dispose() => Journal.Dispose();
}
