using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Images;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Translating;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Review;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Jobs.Running;

/// <summary>The first half of the film, from words to shots: input, intent, template, plan.</summary>
internal static class PlanFlow
{
    public static Task<ProcessedInput> ReadInputAsync(IServiceProvider stages, StageWalk walk, VideoRequest request, CancellationToken cancellationToken)
    {
        // A wish that nobody can meet costs nothing: not even the first question.
        (stages.GetRequiredService<IShotPlanner>() as IWishCheck)?.Require(request);
        return walk.RunAsync(
            PipelineStage.Input,
            () => stages.GetRequiredService<IInputProcessor>().ProcessAsync(request, walk.Context, cancellationToken),
            static input => string.Create(CultureInfo.InvariantCulture, $"language {input.Language}, {Count(input.PersonalData.Entities.Count, "piece")} of personal data masked"));
    }

    public static async Task<ShotPlan> WritePlanAsync(
        IServiceProvider stages, StageWalk walk, VideoRequest maskedRequest, ProcessedInput input, CancellationToken cancellationToken)
    {
        input = await TranslateAsync(stages, walk, input, cancellationToken).ConfigureAwait(false);
        var intent = await walk.StepAsync(
            PipelineStage.Intent,
            JobJson.Default.VideoIntent,
            () => stages.GetRequiredService<IIntentParser>().ParseAsync(input, walk.Context, cancellationToken),
            static intent => $"{Count(intent.Events.Count, "event")}, {Count(intent.Characters.Count, "character")}",
            cancellationToken).ConfigureAwait(false);

        var query = new TemplateQuery { Text = input.Text, Intent = intent, TemplateId = maskedRequest.TemplateId };
        var match = await walk.StepAsync(
            PipelineStage.Template,
            JobJson.Default.TemplateMatch,
            () => stages.GetRequiredService<ITemplateRouter>().MatchAsync(query, walk.Context, cancellationToken),
            static match => match.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{match.Template.Id}, score {score:0.00}") : match.Template.Id,
            cancellationToken).ConfigureAwait(false);

        var brief = new PlanningBrief { Request = maskedRequest, Input = input, Intent = intent, Template = match };
        return await walk.StepAsync(
            PipelineStage.Plan,
            JobJson.Default.ShotPlan,
            async () =>
            {
                var plan = await stages.GetRequiredService<IShotPlanner>().PlanAsync(brief, walk.Context, cancellationToken).ConfigureAwait(false);

                // After the model's last word: a reply can bring in no picture.
                var capabilities = stages.GetRequiredService<IClipProvider>().Capabilities;
                plan = PlanImages.Attach(plan, maskedRequest, stages.GetRequiredService<IOptions<PlanningOptions>>().Value, capabilities, out var warnings);
                foreach (var warning in warnings.Concat(ImageShapes.Find(plan, stages.GetRequiredService<ImagePool>())))
                {
                    walk.Context.Report(warning);
                }

                // Whoever wrote the plan, it is held to what the provider sells before money is spoken of.
                ShotPlanCheck.Require(plan, capabilities);
                Review(plan, intent, match.Template, walk.Context);
                return plan;
            },
            static plan => string.Create(CultureInfo.InvariantCulture, $"{Count(plan.Shots.Count, "shot")}, {plan.Shots.Sum(shot => shot.Seconds)} seconds"),
            cancellationToken).ConfigureAwait(false);
    }

    // A planner of somebody else's may know better than our rules; whoever pays is told all the same.
    private static void Review(ShotPlan plan, VideoIntent intent, VideoTemplate template, StageContext context)
    {
        var review = PlanReview.Of(plan, intent, new PlanRules { CameraWords = CameraWords.Of(template) });
        if (!review.IsGood)
        {
            context.Report(new PipelineWarning { Code = "plan-review", Message = $"The plan does not hold all that the text asks for ({string.Join(", ", review.Problems.Select(static problem => problem.Code))}). Look at it before buying." });
        }
    }

    // Not part of the first stage, which runs before there is a job: it asks a model, and the same request must mask to the same text.
    private static async Task<ProcessedInput> TranslateAsync(IServiceProvider stages, StageWalk walk, ProcessedInput input, CancellationToken cancellationToken)
    {
        var translation = stages.GetRequiredService<InputTranslation>();
        if (translation.TargetFor(input) is not { } target)
        {
            return input;
        }

        var translated = await walk.PartAsync(
            PipelineStage.Input, "translation", JobJson.Default.ProcessedInput, () => translation.TranslateAsync(input, target, walk.Context, cancellationToken), cancellationToken).ConfigureAwait(false);
        return translated with { PersonalData = input.PersonalData };
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
