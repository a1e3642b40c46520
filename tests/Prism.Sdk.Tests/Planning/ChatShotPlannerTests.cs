using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;
using Prism.Sdk.Tests.Prompting;

namespace Prism.Sdk.Tests.Planning;

public sealed class ChatShotPlannerTests
{
    private const string Fox = "a small red fox with a torn ear";
    private const string Style = "film style";

    private readonly RecordingStageContext context = new();
    private readonly FakeClipProvider provider = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlanAsync_GoodAnswer_GivesThePlan()
    {
        using var client = FakeChatClient.Saying($$"""
            {"title":"The fox","shots":[
              {"beat":"one","prompt":"Wide shot, {{Fox}} in the snow. {{Style}}","seconds":4,"caption":"It is cold. [PHONE_1]","events":["e1"],"characters":["Fox"]},
              {"beat":"two","prompt":"Close shot, a lantern. {{Style}}","seconds":6,"caption":null,"events":["e2","e3"],"characters":[]}]}
            """);

        var plan = await Plan(client, new VideoRequest { Text = "x", Seed = 7 });

        Assert.Equal(("The fox", "en", "m1", VideoSize.Landscape720, "t1"), (plan.Title, plan.Language, plan.Model, plan.Size, plan.TemplateId));
        Assert.Equal(["s1", "s2"], plan.Shots.Select(shot => shot.Id));
        Assert.Equal([4, 6], plan.Shots.Select(shot => shot.Seconds));
        Assert.Equal($"Wide shot, {Fox} in the snow. {Style}.", plan.Shots[0].Prompt);
        Assert.Equal("It is cold. [PHONE_1]", plan.Shots[0].Caption);
        Assert.Null(plan.Shots[1].Caption);
        Assert.Equal(["e2", "e3"], plan.Shots[1].Events);
        Assert.Equal("no blood, blurry", plan.Shots[0].NegativePrompt);
        Assert.Equal([ShotSeed.For(7, 0), ShotSeed.For(7, 1)], plan.Shots.Select(shot => shot.Seed));
        Assert.Empty(context.Warnings);
        ShotPlanCheck.Require(plan, provider.Capabilities);
    }

    [Fact]
    public async Task PlanAsync_Question_IsTheProtocol()
    {
        using var client = FakeChatClient.Saying(Draft(3), Draft(3));

        await Plan(client, new VideoRequest { Text = "x", Seconds = 30, Shots = 3 });

        var user = client.Calls[0].Messages[1].Text;
        using var envelope = JsonDocument.Parse(user["<input>\n".Length..^"\n</input>".Length]);
        var root = envelope.RootElement;
        Assert.Equal(["task", "version", "language", "intent", "template", "limits"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("prism.plan", root.GetProperty("task").GetString());
        Assert.Equal(["id", "name", "style", "negativePrompt", "secondsPerShot", "beats"], root.GetProperty("template").EnumerateObject().Select(member => member.Name));
        Assert.Equal("purpose one", root.GetProperty("template").GetProperty("beats")[0].GetProperty("purpose").GetString());
        Assert.Equal("""{"minShots":3,"maxShots":3,"minSeconds":2,"maxSeconds":15,"totalSeconds":30,"maxPromptLength":300}""", root.GetProperty("limits").GetRawText());
        Assert.Equal(3, root.GetProperty("intent").GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task PlanAsync_NoSeedWished_GivesFilmsOfDifferentTakes()
    {
        using var client = FakeChatClient.Saying(Draft(3), Draft(3));

        var first = await Plan(client, new VideoRequest { Text = "x" });
        var second = await Plan(client, new VideoRequest { Text = "x" });

        Assert.NotEqual(first.Shots.Select(shot => shot.Seed), second.Shots.Select(shot => shot.Seed));
        Assert.Equal(3, first.Shots.Select(shot => shot.Seed).Distinct().Count());
    }

    [Fact]
    public async Task PlanAsync_UncoveredEvent_IsAskedForThenAppendedInOrder()
    {
        const string answer = """{"title":"t","shots":[{"prompt":"A fox.","seconds":5,"events":["e1","e9"]},{"prompt":"The end.","seconds":5,"events":["e3"]}]}""";
        using var client = FakeChatClient.Saying(answer, answer);

        var plan = await Plan(client, new VideoRequest { Text = "x" });

        Assert.Equal("<problems>\n[\"event.uncovered:e2\"]\n</problems>", client.Calls[1].Messages[^1].Text);
        Assert.Equal(["e1", "e2"], plan.Shots[0].Events);
        Assert.Equal(["e3"], plan.Shots[1].Events);
        Assert.Contains("It finds a lantern.", plan.Shots[0].Prompt, StringComparison.Ordinal);
        Assert.Equal(["plan-mended"], context.Warnings);
    }

    [Theory]
    [InlineData("characters", """{"prompt":"Snow.","seconds":5,"events":["e1","e2","e3"],"characters":["fox","Ghost"]}""")]
    [InlineData("mention", """{"prompt":"The Fox sleeps.","seconds":5,"events":["e1","e2","e3"]}""")]
    public async Task PlanAsync_CharacterWithoutItsDescription_GetsItWordForWord(string reason, string shot)
    {
        Assert.NotNull(reason);
        using var client = FakeChatClient.Saying($$"""{"title":"t","shots":[{{shot}}]}""");

        var plan = await Plan(client, new VideoRequest { Text = "x" });

        Assert.StartsWith($"Fox: {Fox}. ", plan.Shots[0].Prompt, StringComparison.Ordinal);
        Assert.Equal(["Fox"], plan.Shots[0].Characters);
    }

    [Fact]
    public async Task PlanAsync_NameInsideAnotherWord_IsNoMention()
    {
        using var client = FakeChatClient.Saying("""{"title":"t","shots":[{"prompt":"A foxglove.","seconds":5,"events":["e1","e2","e3"]}]}""");

        Assert.Empty((await Plan(client, new VideoRequest { Text = "x" })).Shots[0].Characters);
    }

    [Fact]
    public async Task PlanAsync_LongPrompt_IsCutAtASentenceAndKeepsDescriptionAndStyle()
    {
        var words = string.Concat(Enumerable.Repeat("The snow falls on the trees. ", 40));
        var answer = $$"""{"title":"t","shots":[{"prompt":"{{words}} {{Fox}}","seconds":5,"events":["e1","e2","e3"],"characters":["Fox"]}]}""";
        using var client = FakeChatClient.Saying(answer, answer);

        var plan = await Plan(client, new VideoRequest { Text = "x" });

        var prompt = plan.Shots[0].Prompt;
        Assert.True(prompt.Length <= 300);
        Assert.Contains(Fox, prompt, StringComparison.Ordinal);
        Assert.EndsWith($"The snow falls on the trees. {Style}.", prompt, StringComparison.Ordinal);
        Assert.Equal("<problems>\n[\"shot.prompt.long:s1\"]\n</problems>", client.Calls[1].Messages[^1].Text);
        Assert.Equal(["plan-mended", "prompt-cut"], context.Warnings);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public async Task PlanAsync_NumberOfShotsWished_IsMetWhateverTheModelSays(int shots)
    {
        foreach (var given in new[] { 1, 3, 40 })
        {
            using var client = FakeChatClient.Saying(Draft(given), Draft(given));

            var plan = await Plan(client, new VideoRequest { Text = "x", Shots = shots, Seconds = shots * 7 });

            Assert.Equal(shots, plan.Shots.Count);
            Assert.Equal(shots * 7, plan.Shots.Sum(shot => shot.Seconds));
            Assert.Equal(["e1", "e2", "e3"], plan.Shots.SelectMany(shot => shot.Events).Distinct().Order());
            ShotPlanCheck.Require(plan, provider.Capabilities);
        }
    }

    [Theory]
    [InlineData("-1e300", 2)]
    [InlineData("9e9", 15)]
    [InlineData("0", 2)]
    [InlineData("4.6", 5)]
    [InlineData("\"7\"", 7)]
    [InlineData("null", 6)]
    [InlineData("\"NaN\"", 6)]
    public async Task PlanAsync_AnySeconds_AreBroughtIntoBounds(string seconds, int expected)
    {
        var answer = $$"""{"title":"t","shots":[{"prompt":"Snow.","seconds":{{seconds}},"events":["e1","e2","e3"]}]}""";
        using var client = FakeChatClient.Saying(answer, seconds.Contains("NaN", StringComparison.Ordinal) ? answer.Replace(seconds, "null", StringComparison.Ordinal) : answer);

        Assert.Equal(expected, (await Plan(client, new VideoRequest { Text = "x" })).Shots[0].Seconds);
    }

    [Fact]
    public async Task PlanAsync_AttackerAsksForFiveHundredShots_GetsTheMaximumAndNoForeignField()
    {
        var shots = string.Join(',', Enumerable.Repeat("""{"prompt":"See https://evil.example/x now","seconds":15,"model":"gold","size":"7680*4320","seed":-5,"audio_url":"http://169.254.169.254","events":["e1","e2","e3"]}""", 500));
        var answer = $$"""{"title":"t","model":"gold","shots":[{{shots}}]}""";
        using var client = FakeChatClient.Saying(answer, answer);

        var plan = await Plan(client, new VideoRequest { Text = "x" });

        Assert.Single(plan.Shots);
        Assert.Equal("m1", plan.Model);
        Assert.DoesNotContain("evil", plan.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("169.254", plan.ToJson(), StringComparison.Ordinal);
        ShotPlanCheck.Require(plan, provider.Capabilities);
    }

    [Theory]
    [InlineData("""{"title":"t","shots":[]}""", "shots.empty")]
    [InlineData("""{"title":"t","shots":[{"prompt":" "},null]}""", "shots.empty")]
    [InlineData("""{"title":"t"}""", "json.missing:shots")]
    public async Task PlanAsync_NoShotsTwice_Throws(string answer, string code)
    {
        using var client = FakeChatClient.Saying(answer, answer);

        var exception = await Assert.ThrowsAsync<ModelOutputException>(() => Plan(client, new VideoRequest { Text = "x" }));

        Assert.Equal([code], exception.Problems);
    }

    [Theory]
    [InlineData(181, null, "24", "180", 12, 12)]
    [InlineData(1, null, "2", "180", 1, 12)]
    [InlineData(100, 3, "6", "45", 1, 12)]
    [InlineData(0, null, "2", "180", 1, 12)]
    public async Task PlanAsync_SecondsThatCannotBe_ThrowsBeforeAnyQuestion(int seconds, int? shots, string low, string high, int min, int max)
    {
        using var client = FakeChatClient.Saying();

        var exception = await Assert.ThrowsAsync<PlanInvalidException>(
            () => Plan(client, new VideoRequest { Text = "x", Seconds = seconds, Shots = shots }, new PlanningOptions { MinShots = min, MaxShots = max }));

        Assert.Contains($"{low} to {high} seconds", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["seconds"], exception.Problems);
    }

    [Fact]
    public async Task PlanAsync_OtherImpossibleWishes_ThrowBeforeAnyQuestion()
    {
        using var client = FakeChatClient.Saying();

        var size = await Assert.ThrowsAsync<PlanInvalidException>(() => Plan(client, new VideoRequest { Text = "x", Size = new VideoSize(640, 480) }));
        var many = await Assert.ThrowsAsync<PlanInvalidException>(() => Plan(client, new VideoRequest { Text = "x", Shots = 13 }));
        var none = await Assert.ThrowsAsync<PlanInvalidException>(() => Plan(client, new VideoRequest { Text = "x", Shots = 0 }));
        var model = await Assert.ThrowsAsync<PrismConfigurationException>(() => Plan(client, new VideoRequest { Text = "x" }, new PlanningOptions { Model = "m9" }));

        Assert.Contains("1280*720, 960*960", size.Message, StringComparison.Ordinal);
        Assert.Contains("Prism:Planning:MaxShots", many.Message, StringComparison.Ordinal);
        Assert.Equal(["shots"], none.Problems);
        Assert.Contains("m1, m2", model.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_DraftThatBreaksTheStory_IsAskedForOnceThenMended()
    {
        const string answer = """
            {"title":"t","shots":[
              {"camera":"wibble","prompt":"In the evening the happy fox goes home over the hill. {place}","seconds":40,"events":["e3"]},
              {"beat":"one","prompt":"A fox walks. A small brown fox with a torn ear.","seconds":5,"events":["e1"]},
              {"prompt":"A fox walks. A small brown fox with a torn ear.","seconds":5,"events":["e1"]}]}
            """;
        using var client = FakeChatClient.Saying(answer, answer);

        var plan = await Plan(client, new VideoRequest { Text = "x" });

        var told = client.Calls[1].Messages[^1].Text;
        Assert.All(["event.uncovered:e2", "order.broken:e3", "character.drifted:s2:Fox", "shot.repeated:s3", "slot.empty:s1:place", "camera.unknown:s1", "shot.seconds:s1"], code => Assert.Contains($"\"{code}\"", told, StringComparison.Ordinal));
        Assert.Equal(["plan-mended"], context.Warnings);
        Assert.Equal(["e1,e2", "e3"], plan.Shots.Select(static shot => string.Join(',', shot.Events)));
        Assert.Equal([5, 15], plan.Shots.Select(static shot => shot.Seconds));
        Assert.Equal(("one", "wide shot", null), (plan.Shots[0].Beat, plan.Shots[0].Camera, plan.Shots[1].Camera));
        Assert.StartsWith($"Fox: {Fox}. ", plan.Shots[0].Prompt, StringComparison.Ordinal);
        Assert.True(PlanReview.Of(plan, plan.Intent!).IsGood);
    }

    [Fact]
    public async Task PlanAsync_PlanThatNothingMends_ThrowsWithThePlan()
    {
        // Both prompts show two events each, crosswise: no order of the shots tells the story.
        const string answer = """{"title":"t","shots":[{"prompt":"One.","seconds":5,"events":["e1","e3"]},{"prompt":"Two.","seconds":5,"events":["e2"]}]}""";
        using var client = FakeChatClient.Saying(answer, answer);

        var exception = await Assert.ThrowsAsync<PlanInvalidException>(() => Plan(client, new VideoRequest { Text = "x" }));

        Assert.Equal(["order.broken:e3"], exception.Problems);
        Assert.Equal(2, exception.Plan!.Shots.Count);
        Assert.Contains("PlanInvalidException.Plan", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_WishesOfTheText_CountWhereTheRequestIsSilent()
    {
        var wishes = Brief(new VideoRequest { Text = "x" }).Intent with { Seconds = 24, AspectRatio = "1:1", Pacing = IntentPacing.Slow, MustHave = ["a red kite"] };
        using var client = FakeChatClient.Saying(Draft(3), Draft(3), Draft(3), Draft(3), Draft(3));

        var asked = await Plan(client, new VideoRequest { Text = "x" }, intent: wishes);
        var overruled = await Plan(client, new VideoRequest { Text = "x", Seconds = 9, Size = VideoSize.Landscape720 }, intent: wishes);
        var impossible = await Plan(client, new VideoRequest { Text = "x" }, intent: wishes with { Seconds = 3000 });

        Assert.Equal((24, "960*960"), (asked.Shots.Sum(static shot => shot.Seconds), asked.Size.ToString()));
        Assert.Contains("a red kite", asked.Shots[^1].Prompt, StringComparison.Ordinal);
        Assert.Equal((9, "1280*720"), (overruled.Shots.Sum(static shot => shot.Seconds), overruled.Size.ToString()));
        Assert.Equal(9, impossible.Shots.Sum(static shot => shot.Seconds));
        Assert.Contains("intent-seconds", context.Warnings);
    }

    [Fact]
    public async Task PlanAsync_OneSeedForTheFilm_GivesItToEachShot()
    {
        using var client = FakeChatClient.Saying(Draft(3));

        var plan = await Plan(client, new VideoRequest { Text = "x", Seed = 7 }, new PlanningOptions { Seeds = SeedPolicy.OneForTheFilm });

        Assert.Equal([ShotSeed.For(7, 0)], plan.Shots.Select(static shot => shot.Seed).Distinct());
    }

    private static string Draft(int shots) =>
        $$"""{"title":"t","shots":[{{string.Join(',', Enumerable.Range(1, shots).Select(i => $$"""{"prompt":"Picture {{i}}.","seconds":{{i + 1}},"events":["e{{i}}"{{(shots == 1 ? ",\"e2\",\"e3\"" : "")}}]}"""))}}]}""";

    private Task<ShotPlan> Plan(FakeChatClient client, VideoRequest request, PlanningOptions? options = null, VideoIntent? intent = null) =>
        new ChatShotPlanner(
            new StructuredChat(client, NullLogger<StructuredChat>.Instance), provider, Options.Create(options ?? new PlanningOptions()), NullLogger<ChatShotPlanner>.Instance)
            .PlanAsync(Brief(request) is var brief && intent is not null ? brief with { Intent = intent } : brief, context, Token);

    private static PlanningBrief Brief(VideoRequest request) => new()
    {
        Request = request,
        Input = new ProcessedInput { Text = request.Text, Language = "en" },
        Intent = new VideoIntent
        {
            Title = "Intent title",
            Language = "en",
            Subject = "A fox finds a lantern.",
            Characters = [new IntentCharacter { Name = "Fox", Description = Fox }],
            Events =
            [
                new IntentEvent { Id = "e1", Description = "A fox walks." },
                new IntentEvent { Id = "e2", Description = "It finds a lantern." },
                new IntentEvent { Id = "e3", Description = "It goes home." },
            ],
            MustNot = ["no blood"],
        },
        Template = new TemplateMatch
        {
            Template = new VideoTemplate
            {
                Id = "t1",
                Name = Both("name"),
                Description = Both("description"),
                Style = Both(Style),
                NegativePrompt = Both("blurry"),
                SecondsPerShot = 6,
                Beats = [new TemplateBeat { Name = "one", Purpose = Both("purpose one"), Camera = Both("wide shot") }],
            },
        },
    };

    private static BilingualText Both(string en) => new() { Zh = "中" + en, En = en };
}
