using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk;
using Prism.Sdk.Planning;

namespace QuickStart;

/// <summary>A plan that is there already: of an earlier job, or in a file that a person edited.</summary>
internal sealed class PlanChoice
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Option<string?> from = new("--from") { Description = "Take the plan of this job. Shots that stay as they are cost nothing.", HelpName = "ID" };
    private readonly Option<string[]> reroll = new("--reroll") { Description = "Another take of these shots of the plan: s3, or 3 for the third.", HelpName = "SHOT", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> file = new("--plan") { Description = "Take the plan of this file: film.json, or what --plan-only --json printed, perhaps edited.", HelpName = "FILE" };

    public void AddTo(Command command) => Array.ForEach<Option>([from, reroll, file], command.Options.Add);

    public bool IsMade(ParseResult parsed) => parsed.GetValue(from) is not null || parsed.GetValue(file) is not null
        || (parsed.GetValue(reroll) is { Length: > 0 } ? throw new UsageException("--reroll takes shots of a plan. Say which: --from ID or --plan FILE.") : false);

    public async Task<ShotPlan> ReadAsync(ParseResult parsed, Studio studio, CancellationToken cancellationToken)
    {
        var earlier = parsed.GetValue(from) is { } id ? await OfJobAsync(id, studio, cancellationToken) : null;
        var plan = parsed.GetValue(file) is { } path ? await OfFileAsync(path, cancellationToken) : earlier!;
        foreach (var word in (parsed.GetValue(reroll) ?? []).SelectMany(words => words.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            plan = plan.Reroll(Inputs.Shot(word, [.. plan.Shots.Select(shot => shot.Id)]));
        }

        return plan;
    }

    private static async Task<ShotPlan> OfJobAsync(string id, Studio studio, CancellationToken cancellationToken)
    {
        var record = await JobFinder.FindAsync(id, studio, cancellationToken);
        if (record.Status is JobStatus.Running or JobStatus.Paused or JobStatus.Parked)
        {
            throw new UsageException($"Job {record.Id} is unfinished ({record.Status}), and a new job would buy again what it has under way. First {Inputs.Program} resume {record.Id}, or cancel.");
        }

        var job = await studio.Pipeline.GetJobAsync(record.Id, cancellationToken);
        return job?.Plan ?? throw new UsageException($"Job {record.Id} stopped before its plan was written. Film its text again.");
    }

    private static async Task<ShotPlan> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        string json;
        try
        {
            json = await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--plan is '{path}', which cannot be read: {exception.Message}");
        }

        try
        {
            // The manifest of a film, and what --plan-only --json prints, have the plan in a member.
            return ShotPlan.FromJson(JsonNode.Parse(json, documentOptions: Lenient) is JsonObject whole && whole["plan"] is JsonObject plan ? plan.ToJsonString() : json);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new UsageException($"--plan is '{path}', which is not JSON: {exception.Message}");
        }
        catch (PlanInvalidException exception)
        {
            throw new UsageException($"--plan is '{path}'. {exception.Message}");
        }
    }
}
