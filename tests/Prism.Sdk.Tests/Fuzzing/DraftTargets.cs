using CsCheck;
using Microsoft.Extensions.Options;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;
using Prism.Sdk.Tests.Planning;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>What a language model says: the object within it, an intent, a plan. Whatever it says, the bounds are ours.</summary>
internal static class DraftTargets
{
    private const string Intent =
        """{"title":"Fox","subject":"A fox in the snow","characters":[{"name":"Fox","description":"red, small"}],"places":["snow"],"events":[{"id":"e1","description":"It looks back.","anchor":"looks back"},{"id":"e2","description":"It runs."}],"mood":"calm","style":"film","pacing":"slow","aspectRatio":"16:9","seconds":30,"lines":[{"speaker":"Fox","text":"It runs","event":"e2"}],"mustHave":["snow"],"mustNot":["text"]}""";

    private const string Plan =
        """{"title":"Fox","shots":[{"prompt":"A fox in the snow.","seconds":5.0,"caption":"Fox","events":["e1"],"characters":["Fox"]},{"prompt":"It runs. See http://x.example/a","seconds":6,"events":["e2"],"characters":[]}]}""";

    private const string Address = "(?i)[a-z][a-z0-9+.-]{1,15}://";

    private static readonly ProcessedInput Source = new() { Text = "A fox in the snow looks back. It runs.", Language = "en", TargetLanguage = "en" };
    private static readonly IntentOptions IntentLimits = new();
    private static readonly VideoTemplate Template = new TemplateLibrary(Options.Create(new TemplateOptions()), []).Fallback;
    private static readonly PlanLimits Limits = PlanLimits.For(new VideoRequest { Text = "x" }, new PlanningOptions(), new FakeClipProvider().Capabilities);

    private static readonly VideoIntent Given = new()
    {
        Title = "Fox",
        Language = "en",
        Subject = "A fox",
        Characters = [new IntentCharacter { Name = "Fox", Description = "red" }],
        Events = [new IntentEvent { Id = "e1", Description = "It looks back." }, new IntentEvent { Id = "e2", Description = "It runs." }],
    };

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new("reply reader", JsonMutator.Of(Intent, Plan), static text => CheckReply(text, Read), static text => CheckReply(text, PlantedRead)),
        new("intent draft", JsonMutator.Of(Intent), static text => CheckIntent(text, IntentLimits.MaxEvents), static text => CheckIntent(text, int.MaxValue)),
        new("plan draft", JsonMutator.Of(Plan), static text => CheckPlan(text, Limits, Limits.MaxShots), static text => CheckPlan(text, Limits, mostShots: 1)),
    ];

    private static JsonReply<IntentDraft> Read(string text) => JsonReplyReader.Read(text, IntentPromptContext.Prompt.IntentDraft);

    // From the first brace to the last: the reader that everybody writes first.
    private static JsonReply<IntentDraft> PlantedRead(string text) =>
        text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from && text.LastIndexOf('}') is var to && to > from
            ? new() { Value = System.Text.Json.JsonSerializer.Deserialize(text[from..(to + 1)], IntentPromptContext.Prompt.IntentDraft) }
            : JsonReply<IntentDraft>.Unreadable("json.none");

    private static void CheckReply(string text, Func<string, JsonReply<IntentDraft>> read)
    {
        var reply = read(text);
        Assert.True(reply.Value is not null || reply.Problems.Count > 0, "Neither a value nor a problem.");
        Assert.All(reply.Problems, static problem => Assert.InRange(problem.Code.Length, 1, 5000));
    }

    private static void CheckIntent(string text, int mostEvents)
    {
        if (Read(text).Value is not { } draft || IntentDraftCheck.Find(draft).Any(static problem => !problem.IsMendable))
        {
            return;
        }

        var intent = IntentBounds.Apply(draft, Source, new IntentOptions { MaxEvents = mostEvents, MaxCharacters = IntentLimits.MaxCharacters }).Intent;
        Assert.InRange(intent.Events.Count, 1, IntentLimits.MaxEvents);
        Assert.InRange(intent.Characters.Count, 0, IntentLimits.MaxCharacters);
        Assert.Equal(intent.Events.Count, intent.Events.Select(static happening => happening.Id).Distinct().Count());
        string[] words = [intent.Title, intent.Subject, intent.Mood ?? "", intent.Style ?? "", .. intent.Places, .. intent.MustHave, .. intent.MustNot, .. intent.Events.Select(static happening => happening.Description)];
        Assert.All(words, static word =>
        {
            Assert.InRange(word.Length, 0, 300);
            Assert.DoesNotContain(word, char.IsControl);
            Assert.DoesNotMatch(Address, word);
        });
    }

    // Planted: bounds of one shot that the reader does not keep. Shots are told apart by their words, so that many different ones are rare.
    private static void CheckPlan(string text, PlanLimits limits, int mostShots)
    {
        if (JsonReplyReader.Read(text, PlanPromptContext.Prompt.PlanDraft).Value is not { } draft || PlanDraftCheck.Find(draft, Given, Limits).Any(static problem => !problem.IsMendable))
        {
            return;
        }

        var shots = DraftedShots.From(draft, Given, Template, limits);
        Assert.InRange(shots.Count, Math.Min(Limits.MinShots, mostShots), mostShots);
        Assert.All(Given.Events, happening => Assert.Contains(shots, shot => shot.Events.Contains(happening)));
        Assert.All(shots, static shot =>
        {
            Assert.NotEmpty(shot.Body);
            Assert.DoesNotMatch(Address, shot.Body);
            Assert.DoesNotContain(shot.Body + shot.Caption, char.IsControl);
        });
    }
}
