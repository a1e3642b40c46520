using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Planning.Review;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Planning;

/// <summary>The built-in fourth stage: a chat model fills the template, our code holds the answer to the bounds of money and model.</summary>
internal sealed class ChatShotPlanner(
    StructuredChat chat, IClipProvider provider, IOptions<PlanningOptions> options, ILogger<ChatShotPlanner> logger) : IShotPlanner, IWishCheck
{
    public void Require(VideoRequest request) => PlanLimits.For(request, options.Value, provider.Capabilities);

    /// <inheritdoc/>
    public async Task<ShotPlan> PlanAsync(PlanningBrief brief, StageContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(context);

        var settings = options.Value;
        var limits = PlanLimits.For(brief.Request, settings, provider.Capabilities).With(brief.Intent, brief.Request, out var unmet);
        if (unmet is not null)
        {
            context.Report(new PipelineWarning { Code = "intent-seconds", Message = $"The text asks for a length that cannot be: {unmet} The plan decides instead." });
        }

        var cameraWords = CameraWords.Of(brief.Template.Template);
        var reply = await chat.AskAsync(
            new ChatQuestion<PlanDraft>
            {
                Subject = "shot plan",
                SystemPrompt = await PromptText.LoadAsync("plan", settings.PromptFile, $"{PlanningOptions.SectionName}:{nameof(settings.PromptFile)}", cancellationToken).ConfigureAwait(false),
                Envelope = JsonSerializer.Serialize(PlanEnvelope.For(brief, limits), PlanPromptContext.Prompt.PlanEnvelope),
                Temperature = settings.Temperature,
                ReplyType = PlanPromptContext.Prompt.PlanDraft,
                Check = draft => PlanDraftCheck.Find(draft, brief.Intent, limits, cameraWords),
            },
            context,
            cancellationToken).ConfigureAwait(false);

        if (reply.Unmended.Count > 0)
        {
            context.Report(new PipelineWarning { Code = "plan-mended", Message = $"The language model's plan was put right by rules ({string.Join(", ", reply.Unmended)}). Look at it before buying." });
        }

        var plan = PlanBounds.Apply(reply.Value, brief, limits, settings.Seeds, out var cutShots);
        if (cutShots.Count > 0)
        {
            context.Report(new PipelineWarning
            {
                Code = "prompt-cut",
                Message = $"The prompts of {string.Join(", ", cutShots)} were longer than the {limits.Model.MaxPromptLength} characters that {limits.Model.Name} reads, and were cut. Look at them before buying.",
            });
        }

        Require(plan, brief, limits.ToRules(cameraWords));
        Log.PlanWritten(logger, plan.Shots.Count, plan.Shots.Sum(static shot => shot.Seconds), plan.Model);
        return plan;
    }

    private static void Require(ShotPlan plan, PlanningBrief brief, PlanRules rules)
    {
        var review = PlanReview.Of(plan, brief.Intent, rules);
        if (!review.IsGood)
        {
            throw new PlanInvalidException(
                $"The language model's plan is not worth filming, even after it was told what was wrong and rules had mended what they can. {string.Join(' ', review.Problems.Select(static problem => problem.Sentence))} "
                + "Correct PlanInvalidException.Plan and start from it, ask again, or choose another chat model (Prism:ModelScope:Model).")
            {
                Problems = [.. review.Problems.Select(static problem => problem.Code)],
                Plan = plan,
            };
        }
    }
}
