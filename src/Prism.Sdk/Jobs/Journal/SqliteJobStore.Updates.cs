using System.Globalization;
using System.Text.Json;

namespace Prism.Sdk.Jobs.Journal;

/// <summary>The log of each job.</summary>
internal sealed partial class SqliteJobStore
{
    public Task<PipelineUpdate> AppendAsync(string jobId, PipelineUpdate update, CancellationToken cancellationToken) => WriteAsync(
        command =>
        {
            var sequence = Convert.ToInt64(
                command.Scalar("SELECT COALESCE(MAX(sequence), 0) + 1 FROM prism_event WHERE job_id = $job", ("$job", jobId)),
                CultureInfo.InvariantCulture);
            var numbered = update with { Sequence = sequence };
            command.Run(
                "INSERT INTO prism_event (job_id, sequence, at, payload) VALUES ($job, $sequence, $at, $payload)",
                ("$job", jobId),
                ("$sequence", sequence),
                ("$at", ToText(update.Time)),
                ("$payload", JsonSerializer.Serialize(numbered, JobJson.Default.PipelineUpdate)));
            return numbered;
        },
        cancellationToken);

    public Task<IReadOnlyList<PipelineUpdate>> ReadUpdatesAsync(string jobId, long afterSequence, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<PipelineUpdate>>(
        command => command.Rows(
            "SELECT payload FROM prism_event WHERE job_id = $job AND sequence > $after ORDER BY sequence",
            static reader => JsonSerializer.Deserialize(reader.GetString(0), JobJson.Default.PipelineUpdate)!,
            ("$job", jobId),
            ("$after", afterSequence)),
        cancellationToken);
}
