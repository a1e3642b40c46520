using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Finished clips of the accounts that may pay and the very same content: what was paid for once is not paid for again.</summary>
internal sealed class ClipShelf(IClipProvider provider, PriceDesk prices, IJobLedger ledger, JobFolders folders)
{
    /// <summary>Finds a clip that is still whole on disk.</summary>
    public async Task<Submission?> FindAsync(ClipRequest request, CancellationToken cancellationToken)
    {
        // A shot that continues a clip which is not there yet cannot be there either.
        if (!request.ReuseClips || (request.Shot.Continues && request.FirstFrame is null))
        {
            return null;
        }

        // A film that any account may pay for takes what any of them has paid for; one that is bound to an account takes that one's.
        foreach (var offer in prices.KnownTo(request.ModelName, request.Plan.Size, request.Account, request.Currency))
        {
            var account = offer.Account.Name;
            var fingerprint = OrderFingerprint.Of(ClipOrder.For(request, account), provider.Capabilities.Name);
            if (await ledger.FindClipAsync(account, fingerprint, cancellationToken).ConfigureAwait(false) is { ClipPath: { } path, ClipSha256: { } hash } found
                && await ClipFile.IsIntactAsync(path, hash, cancellationToken).ConfigureAwait(false))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Copies such a clip into a job. It is the job's own from then on: deleting the other job takes nothing from it.</summary>
    public async Task<Clip?> TakeAsync(ClipRequest request, string jobId, CancellationToken cancellationToken)
    {
        if (await FindAsync(request, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var path = folders.Clip(jobId, request.Shot.Id, attempt: 0);
        try
        {
            File.Copy(found.ClipPath!, path + ".new", overwrite: true);
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // The other job was deleted at this very moment.
            return null;
        }

        return new Clip { ShotId = request.Shot.Id, Path = path, Sha256 = found.ClipSha256!, TaskId = found.TaskId, BilledSeconds = 0, Cost = found.Price with { Amount = 0 }, IsReused = true };
    }
}
