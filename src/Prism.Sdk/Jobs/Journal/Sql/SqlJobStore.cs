namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>The journal in a relational database: one SQL for all of them.</summary>
internal sealed partial class SqlJobStore(JournalDatabase database, TimeProvider time) : IJobStore
{
    // Bound so that an update that found its row changed meanwhile does nothing, on databases that lock rows too.
    private const string Leased = "status = 'Running' AND owner = @owner AND epoch = @epoch";

    // A statement that waited for a row sees that row anew, but not the owners that came meanwhile: whoever looks for it takes the database's turn first.
    private const string Free = "status = 'Running' AND (owner IS NULL OR NOT EXISTS (SELECT 1 FROM prism_owner WHERE prism_owner.id = prism_job.owner))";

    private string Now() => SqlValues.ToText(time.GetUtcNow());

    private Task ChangeAsync(Func<SqlScript, Task<int>> work, CancellationToken cancellationToken) => database.WriteAsync(work, cancellationToken);

    private async Task<bool> ChangesAsync(Func<SqlScript, Task<int>> work, CancellationToken cancellationToken) =>
        await database.WriteAsync(work, cancellationToken).ConfigureAwait(false) > 0;
}
