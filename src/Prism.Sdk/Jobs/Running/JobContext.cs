using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The context of a job that the journal knows.</summary>
internal sealed class JobContext(JobRecord job, string workFolder, JobLog log) : StageContext
{
    public override string JobId => job.Id;

    public override string WorkFolder => workFolder;

    internal override JobLease Lease => job.Lease;

    internal override IReadOnlyDictionary<string, string> Tags => job.Tags;

    internal override DateTimeOffset Since => job.CreatedAt;

    public override void Report(PipelineUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        log.Report(update);
    }
}
