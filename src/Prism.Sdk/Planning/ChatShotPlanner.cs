using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Generation;
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
        var limits = PlanLimits.For(brief.Request, settings, provider.Capabilities);
        var reply = await chat.AskAsync(
            new ChatQuestion<PlanDraft>
            {
                Subject = "shot plan",
                SystemPrompt = await PromptText.LoadAsync("plan", settings.PromptFile, $"{PlanningOptions.SectionName}:{nameof(settings.PromptFile)}", cancellationToken).ConfigureAwait(false),
                Envelope = JsonSerializer.Serialize(PlanEnvelope.For(brief, limits), PlanPromptContext.Prompt.PlanEnvelope),
                Temperature = settings.Temperature,
                ReplyType = PlanPromptContext.Prompt.PlanDraft,
                Check = draft => PlanDraftCheck.Find(draft, brief.Intent, limits),
            },
            context,
            cancellationToken).ConfigureAwait(false);

        if (reply.Unmended.Count > 0)
        {
            context.Report(new PipelineWarning { Code = "plan-mended", Message = $"The language model's plan was put right by rules ({string.Join(", ", reply.Unmended)}). Look at it before buying." });
        }

        var plan = PlanBounds.Apply(reply.Value, brief, limits, out var cutShots);
        if (cutShots.Count > 0)
        {
            context.Report(new PipelineWarning
            {
                Code = "prompt-cut",
                Message = $"The prompts of {string.Join(", ", cutShots)} were longer than the {limits.Model.MaxPromptLength} characters that {limits.Model.Name} reads, and were cut. Look at them before buying.",
            });
        }

        Log.PlanWritten(logger, plan.Shots.Count, plan.Shots.Sum(static shot => shot.Seconds), plan.Model);
        return plan;
    }
}
