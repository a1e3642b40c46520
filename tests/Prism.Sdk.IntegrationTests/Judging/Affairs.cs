using System.Text.Json;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Judging;

/// <summary>All that a judge looks at: what the provider says, and what the journal says.</summary>
internal sealed record Affairs
{
    public required IReadOnlyList<BilledTask> Bill { get; init; }

    public required IReadOnlyList<Submission> Rows { get; init; }

    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    /// <summary>Gets what was seen to go wrong while it happened.</summary>
    public IReadOnlyCollection<string> Seen { get; init; } = [];

    /// <summary>Gets what all jobs together may cost.</summary>
    public decimal? DayCap { get; init; }

    public static string WordsOf(Submission row) => JsonSerializer.Deserialize(row.Order, JobJson.Default.ClipOrder)!.Prompt.Trim();
}
