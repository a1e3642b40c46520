namespace Prism.Sdk.Jobs;

/// <summary>The context of a planning without a job: nobody watches, nothing is kept.</summary>
internal sealed class PlanningContext : StageContext, IDisposable
{
    private readonly Lazy<string> folder;

    public PlanningContext() => folder = new(() => Directory.CreateTempSubdirectory($"prism-{JobId}-").FullName);

    public override string JobId { get; } = $"plan-{Guid.CreateVersion7():N}";

    public override string WorkFolder => folder.Value;

    public override void Report(PipelineUpdate update)
    {
    }

    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }
}
