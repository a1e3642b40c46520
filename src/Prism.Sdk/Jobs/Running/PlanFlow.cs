using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
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

                // Whoever wrote the plan, it is held to what the provider sells before money is spoken of.
                ShotPlanCheck.Require(plan, stages.GetRequiredService<IClipProvider>().Capabilities);
                return plan;
            },
            static plan => string.Create(CultureInfo.InvariantCulture, $"{Count(plan.Shots.Count, "shot")}, {plan.Shots.Sum(shot => shot.Seconds)} seconds"),
            cancellationToken).ConfigureAwait(false);
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
