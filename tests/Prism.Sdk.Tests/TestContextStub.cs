using System.Collections.Concurrent;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests;

/// <summary>The context of a run that keeps what is reported.</summary>
internal sealed class TestContextStub(string jobId, string? workFolder = null) : StageContext
{
    public ConcurrentQueue<PipelineUpdate> Updates { get; } = new();

    public override string JobId => jobId;

    public override string WorkFolder => workFolder ?? Path.GetTempPath();

    internal override JobLease Lease => TempJournal.Lease;

    public override void Report(PipelineUpdate update) => Updates.Enqueue(update);
}
