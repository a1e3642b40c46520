using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk;

/// <summary>What a stage knows of the run it belongs to.</summary>
/// <remarks>One context serves one run; its members may be called from many threads at once.</remarks>
public abstract class StageContext
{
    /// <summary>Initializes the base. The pipeline makes contexts; a test may derive its own.</summary>
    protected StageContext()
    {
    }

    /// <summary>Gets the id of the job. Ids hold only letters, digits and hyphens, so they are safe in file names.</summary>
    public abstract string JobId { get; }

    /// <summary>Gets the private folder of the job. It exists, and is kept until the job is deleted.</summary>
    public abstract string WorkFolder { get; }

    /// <summary>Gets the right to buy for the job.</summary>
    internal virtual JobLease Lease => default;

    /// <summary>Gets the caller's marks of the job.</summary>
    internal virtual IReadOnlyDictionary<string, string> Tags => new Dictionary<string, string>();

    /// <summary>Gets since when the job is there, by which its place in a line is told.</summary>
    internal virtual DateTimeOffset Since => default;

    /// <summary>Tells those who watch the job of a step.</summary>
    /// <param name="update">The step. The pipeline fills in sequence and time.</param>
    public abstract void Report(PipelineUpdate update);
}
