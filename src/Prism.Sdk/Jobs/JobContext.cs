namespace Prism.Sdk.Jobs;

/// <summary>The context of a job that the journal knows.</summary>
internal sealed class JobContext(string jobId, string workFolder, JobLog log) : StageContext
{
    public override string JobId => jobId;

    public override string WorkFolder => workFolder;

    public override void Report(PipelineUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        log.Report(update);
    }
}
