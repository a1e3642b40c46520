using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Pricing.Caps;

/// <summary>A film is paid in one currency: its budget's, else that of its first shot.</summary>
internal static class JobCurrency
{
    /// <returns>The currency, or <see langword="null"/> while none is settled.</returns>
    public static async Task<string?> FindAsync(JobRecord job, IJobLedger ledger, CancellationToken cancellationToken) =>
        job.Budget?.Currency ?? (await ledger.ListLastSubmissionsAsync(job.Id, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first.Price.Currency : null);
}
