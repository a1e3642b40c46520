using System.Collections.Concurrent;

namespace Prism.Sdk.IntegrationTests;

/// <summary>The context of a run, with a folder of its own.</summary>
internal sealed class TestRun(string folder) : StageContext
{
    public ConcurrentQueue<PipelineUpdate> Updates { get; } = new();

    public override string JobId => "job-1";

    public override string WorkFolder => folder;

    public override void Report(PipelineUpdate update) => Updates.Enqueue(update);
}
