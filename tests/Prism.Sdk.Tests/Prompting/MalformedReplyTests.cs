using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Templates;
using Prism.Sdk.Tests.Planning;

namespace Prism.Sdk.Tests.Prompting;

/// <summary>Whatever a model says, twice: it is read right, mended with a warning, or refused by an exception of ours. Never a wrong plan without a word.</summary>
public sealed class MalformedReplyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Intent = """
        {"title":"雨夜的猫","subject":"A cat walks in the rain.","characters":[{"name":"Mimi","description":"an orange cat with a red scarf"}],"places":["a street in Tokyo"],"mood":"calm","style":"film","mustHave":["rain"],"mustNot":[],"events":[{"id":"e1","description":"The cat walks.","anchor":"cat walks"},{"id":"e2","description":"It finds a \"lantern\" [PHONE_1].","anchor":null}]}
        """;

    private const string Plan = """
        {"title":"雨夜的猫","shots":[{"beat":"one","prompt":"Wide shot, a fox in the snow, film.","seconds":5,"caption":"It is cold. [PHONE_1]","events":["e1"],"characters":["Fox"]},{"beat":"two","prompt":"Close shot, a lantern, \"lit\".","seconds":5,"caption":null,"events":["e2"],"characters":[]}]}
        """;

    private readonly ParrotChatClient client = new();
    private ServiceProvider services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddPrism();
        collection.AddKeyedSingleton<IChatClient>(PrismServiceKeys.Models, client);
        collection.AddSingleton<IClipProvider, FakeClipProvider>();
        services = collection.BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        client.Dispose();
    }

    [Fact]
    public async Task ParseAsync_MalformedIntents_AreReadMendedOrRefused() => await JudgeAsync(Intent.Trim(), ReadIntentAsync);

    [Fact]
    public async Task PlanAsync_MalformedPlans_AreReadMendedOrRefused() => await JudgeAsync(Plan.Trim(), ReadPlanAsync);

    private async Task JudgeAsync(string good, Func<IServiceProvider, RecordingStageContext, Task<string>> read)
    {
        var (right, warnings, _) = await RunAsync(good, read);
        Assert.Empty(warnings);

        foreach (var (name, reply) in MalformedReplies.Harmless(good))
        {
            var (result, told, error) = await RunAsync(reply, read);
            Assert.True(result == right && told.Count == 0, $"{name}: {error} {string.Join(' ', told)} {result}");
        }

        int same = 0, mended = 0, refused = 0;
        foreach (var (name, reply) in MalformedReplies.Damaged(good))
        {
            var (result, told, error) = await RunAsync(reply, read);
            _ = error is not null ? refused++ : told.Count > 0 ? mended++ : same++;
            Assert.True(error is not null || told.Count > 0 || result == right, $"{name}: wrong, and no warning: {result}");
        }

        output.WriteLine($"{MalformedReplies.Harmless(good).Count()} read as if nothing were there; of {same + mended + refused} damaged ones {same} read right, {mended} mended with a warning, {refused} refused");
        Assert.True(same + mended + refused >= 300);
        Assert.True(mended > 0 && refused > 0);
    }

    /// <summary>Asks a stage whose model says the same thing however often it is asked. Any exception but ours fails the test.</summary>
    private async Task<(string? Result, IReadOnlyList<string> Warnings, string? Error)> RunAsync(string reply, Func<IServiceProvider, RecordingStageContext, Task<string>> read)
    {
        client.Words = reply;
        var context = new RecordingStageContext();
        await using var scope = services.CreateAsyncScope();
        try
        {
            return (await read(scope.ServiceProvider, context), [.. context.Warnings], null);
        }
        catch (PrismException exception)
        {
            return (null, [.. context.Warnings], exception.GetType().Name);
        }
    }

    private static async Task<string> ReadIntentAsync(IServiceProvider stages, RecordingStageContext context) => JsonSerializer.Serialize(
        await stages.GetRequiredService<IIntentParser>().ParseAsync(new ProcessedInput { Text = "The cat walks. It finds a lantern [PHONE_1].", Language = "en" }, context, Token), JobJson.Default.VideoIntent);

    private static async Task<string> ReadPlanAsync(IServiceProvider stages, RecordingStageContext context)
    {
        var brief = new PlanningBrief
        {
            Request = new VideoRequest { Text = "x", Seed = 7 },
            Input = new ProcessedInput { Text = "A fox walks. It finds a lantern.", Language = "en" },
            Intent = new VideoIntent
            {
                Title = "t",
                Language = "en",
                Subject = "A fox finds a lantern.",
                Characters = [new IntentCharacter { Name = "Fox", Description = "a fox" }],
                Events = [new IntentEvent { Id = "e1", Description = "A fox walks." }, new IntentEvent { Id = "e2", Description = "It finds a lantern." }],
            },
            Template = new TemplateMatch
            {
                Template = new VideoTemplate
                {
                    Id = "t1",
                    Name = new BilingualText { Zh = "名", En = "name" },
                    Description = new BilingualText { Zh = "述", En = "about" },
                    Style = new BilingualText { Zh = "风格", En = "film" },
                    Beats = [],
                },
            },
        };
        return (await stages.GetRequiredService<IShotPlanner>().PlanAsync(brief, context, Token)).ToJson();
    }
}
