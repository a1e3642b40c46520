using Prism.Sdk.Pricing;

namespace Prism.Sdk.Jobs;

/// <summary>The books: what was spent, and what is kept.</summary>
internal sealed partial class VideoPipeline
{
    public Task<Spending> GetSpendingAsync(SpendingFilter? filter = null, CancellationToken cancellationToken = default) =>
        Spending.ReadAsync(store, filter ?? new SpendingFilter(), cancellationToken);

    public Task ExportLedgerAsync(TextWriter writer, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new LedgerExport(store).WriteAsync(writer, new SpendingFilter { From = from, To = to }, cancellationToken);
    }

    public Task<bool> DeleteJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return removal.DeleteAsync(jobId, cancellationToken);
    }
}
