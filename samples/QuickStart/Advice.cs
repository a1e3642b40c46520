using Prism.Sdk;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;

namespace QuickStart;

/// <summary>What went wrong with a job, and the command to type next.</summary>
internal static class Advice
{
    private const string BudgetOption = "JobOptions.Budget";

    public static void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }
    }

    public static string Sentence(PrismException exception)
    {
        var sentence = exception.Stage is { } stage ? $"{stage}: {exception.Message}" : exception.Message;
        return exception is BudgetExceededException budget
            ? budget.Cap == BudgetOption ? sentence.Replace(BudgetOption, BudgetWish.Name, StringComparison.Ordinal) : $"{sentence} For this film alone, {BudgetWish.Name} sets another cap."
            : sentence;
    }

    /// <summary>Gets the commands that lead on. None where only another command line helps.</summary>
    public static IReadOnlyList<string> After(PrismException exception, VideoJob job, JobFacts facts, World world)
    {
        if (facts.UndecidedShots.Count > 0)
        {
            return ToDecide(job, facts, world);
        }

        if (exception is BudgetExceededException)
        {
            return facts.PaidShots.Count == 0 ? [] : [$"What is paid for is kept: {Inputs.Program} film --from {job.Id} {BudgetWish.Name} AMOUNT{world.Words}"];
        }

        if (exception is PlanInvalidException or PrismConfigurationException || (job.Plan is null && !exception.IsTransient))
        {
            return [];
        }

        List<string> lines = [$"To go on: the same command again, or {Inputs.Program} resume {job.Id}{world.Words}"];
        if (exception is ContentRejectedException)
        {
            lines.Add($"To change its words first: {Inputs.Program} film --from {job.Id} --plan-only --json > plan.json, edit it, then {Inputs.Program} film --plan plan.json{world.Words}");
        }

        return lines;
    }

    public static IReadOnlyList<string> ToDecide(VideoJob job, JobFacts facts, World world)
    {
        List<string> lines = [$"Decide with one of these, and then run the same command again, or {Inputs.Program} resume {job.Id}{world.Words}"];
        foreach (var shot in facts.UndecidedShots)
        {
            var resolve = $"  {Inputs.Program} resolve {job.Id} {shot}";
            var candidates = job.Error?.ShotId == shot && job.Error.Candidates.Count > 0 ? job.Error.Candidates : ["TASK"];
            lines.AddRange(candidates.Select(task => $"{resolve} --adopt {task}"));
            lines.Add($"{resolve} --buy-again      (it may be charged twice)");
            lines.Add($"{resolve} --skip           (the film is made without it)");
        }

        return lines;
    }
}
