using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Jobs;

/// <summary>Compares the accounts' tasks of the last day with the journal, and tells of those that it does not know: what a lost journal would have paid for.</summary>
internal sealed class AccountAudit(IClipProvider provider, IJobLedger ledger, ILogger<AccountAudit> logger)
{
    /// <returns>The tasks that no submit of this journal owns.</returns>
    public async Task<IReadOnlyList<ClipTask>> CompareAsync(CancellationToken cancellationToken)
    {
        var capabilities = provider.Capabilities;
        var strangers = new List<ClipTask>();
        foreach (var account in capabilities.CanList ? capabilities.Accounts : [])
        {
            strangers.AddRange(await CompareAsync(account.Name, cancellationToken).ConfigureAwait(false));
        }

        // Two keys of one account list the same tasks.
        return [.. strangers.DistinctBy(static task => task.TaskId)];
    }

    private async Task<IReadOnlyList<ClipTask>> CompareAsync(string account, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await provider.ListAsync(new TaskWindow { Account = account }, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            var known = await ledger.FindKnownTasksAsync([.. listed.Select(static task => task.TaskId)], cancellationToken).ConfigureAwait(false);
            var strangers = listed.Where(task => !known.Contains(task.TaskId)).OrderByDescending(static task => task.CreatedAt).ToArray();
            if (strangers is [var newest, ..])
            {
                logger.AuditFoundStrangers(strangers.Length, account, newest.TaskId);
            }

            return strangers;
        }
        catch (PrismException exception)
        {
            // No key, no network: the audit is a courtesy, and must not keep a host from starting.
            logger.AuditFailed(exception);
            return [];
        }
    }
}
