using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Generation.Rewriting;

/// <summary>Buys a shot with other words when moderation refuses those that it has, a bounded number of times. The plan keeps its words.</summary>
/// <remarks>
/// Nothing is kept but the orders in the journal: the last one of the shot has the words and how many rewritings led to them. A process that dies before the next intent has lost
/// a question to the language model and nothing else; after it, the words are in the row that is looked up, adopted or bought again.
/// </remarks>
internal sealed class ShotRewording(IPromptRewriter rewriter, IClipProvider provider, IJobLedger ledger, IOptions<GenerationOptions> options, ILogger<ShotRewording> logger)
{
    /// <exception cref="ContentRejectedException">All words were refused. The exception is the provider's last.</exception>
    public async Task<T> BuyAsync<T>(ClipRequest request, StageContext context, Func<ClipRequest, Task<T>> buy, CancellationToken cancellationToken)
    {
        var most = options.Value.ModerationRewrites;
        var words = most > 0 ? ReadWords(await LastAsync(request, context, cancellationToken).ConfigureAwait(false)) : null;
        while (true)
        {
            try
            {
                return await buy(request with { Rewording = words }).ConfigureAwait(false);
            }
            catch (ContentRejectedException refused) when ((words?.Count ?? 0) < most)
            {
                // Only an attempt that is closed may be followed by another one.
                if (await LastAsync(request, context, cancellationToken).ConfigureAwait(false) is not { State: SubmissionState.Void or SubmissionState.Failed }
                    || await RewriteAsync(request, words, refused, context, cancellationToken).ConfigureAwait(false) is not { } next)
                {
                    throw;
                }

                words = next;
            }
        }
    }

    private async Task<Rewording?> RewriteAsync(ClipRequest request, Rewording? words, ContentRejectedException refused, StageContext context, CancellationToken cancellationToken)
    {
        var before = words?.Prompt ?? request.Shot.Prompt;
        var asked = new RefusedPrompt
        {
            Shot = request.Shot,
            Prompt = before,
            Language = request.Plan.Language,
            Code = refused.Code,
            Attempt = (words?.Count ?? 0) + 1,
            // With room for the names of its references, should the other words lack them.
            MaxPromptLength = provider.Capabilities.FindModel(request.ModelName) is { } model ? model.MaxPromptLength - ReferenceNames.Compose("", request.Shot.References, model.Images?.ReferenceWord, request.Plan.Language).Length : before.Length,
        };
        string after;
        try
        {
            after = (await rewriter.RewriteAsync(asked, context, cancellationToken).ConfigureAwait(false))?.Trim() ?? "";
        }
        catch (PrismException exception)
        {
            // The refusal is what the caller must hear of; that no other words were found is a detail of it.
            logger.RewriteFailed(context.JobId, request.Shot.Id, exception);
            context.Report(new PipelineWarning { Code = "rewrite-failed", Message = $"Shot {request.Shot.Id} was refused by moderation, and no other words were found for it: {exception.Message}" });
            return null;
        }

        after = after.Length > asked.MaxPromptLength ? after[..asked.MaxPromptLength] : after;
        if (after.Length == 0 || after == before.Trim())
        {
            context.Report(new PipelineWarning { Code = "rewrite-failed", Message = $"Shot {request.Shot.Id} was refused by moderation, and no other words were found for it." });
            return null;
        }

        logger.PromptRewritten(context.JobId, request.Shot.Id, asked.Attempt, refused.Code);
        logger.PromptRewrittenWords(request.Shot.Id, before, after);
        context.Report(new PromptRewritten { ShotId = request.Shot.Id, Attempt = asked.Attempt, Code = refused.Code, Before = before, After = after });
        return new Rewording(after, asked.Attempt);
    }

    private async Task<Submission?> LastAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken) =>
        (await ledger.ListLastSubmissionsAsync(context.JobId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(row => row.ShotId == request.Shot.Id);

    private static Rewording? ReadWords(Submission? last) =>
        last is { Order.Length: > 0 } && JsonSerializer.Deserialize(last.Order, JobJson.Default.ClipOrder) is { Rewrites: > 0 } order ? new Rewording(order.Prompt, order.Rewrites) : null;
}
