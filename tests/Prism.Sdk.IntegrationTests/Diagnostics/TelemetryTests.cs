using Prism.Sdk.Emulator;
using Prism.Sdk.IntegrationTests.Providers;

namespace Prism.Sdk.IntegrationTests.Diagnostics;

/// <summary>Every name that a dashboard may be built on. A name that changes breaks somebody's alert, so it must break here first.</summary>
[Collection(Alone.Name)]
public sealed class TelemetryTests
{
    private const string Story = "Zanzibar: a girl plants a seed. It rains for three days. A tree grows as high as the house.";

    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["prism.jobs.active"] = "{job}",
        ["prism.job.duration"] = "s",
        ["prism.stage.duration"] = "s",
        ["prism.submits"] = "{submit}",
        ["prism.submit.queue.duration"] = "s",
        ["prism.task.queue.duration"] = "s",
        ["prism.task.duration"] = "s",
        ["prism.polls"] = "{call}",
        ["prism.video.bought"] = "s",
        ["prism.money.spent"] = "{currency}",
        ["prism.video.reused"] = "s",
        ["prism.composition.queue.duration"] = "s",
        ["prism.video.copied"] = "s",
        ["prism.video.encoded"] = "s",
        ["gen_ai.client.operation.duration"] = "s",
        ["gen_ai.client.token.usage"] = "{token}",
    };

    [Fact]
    public async Task Film_OfAText_TellsEveryName()
    {
        using var heard = new Telemetry();
        await using var studio = await Studio.OpenAsync();
        var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = Story }, cancellationToken: TestContext.Current.CancellationToken);
        var film = await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
        await (await studio.Pipeline.StartAsync(film.Plan!, cancellationToken: TestContext.Current.CancellationToken)).WaitForCompletionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Numbers.OrderBy(static name => name.Key), heard.Instruments.Where(static name => !name.Key.Contains("chunk", StringComparison.Ordinal)).OrderBy(static name => name.Key));
        Assert.Empty(Numbers.Keys.Except(heard.Numbers.Select(static number => number.Name)));

        string[] spans = ["prism.job", "prism.input", "prism.intent", "prism.template", "prism.plan", "prism.generation", "prism.composition", "generate_content wan2.6-t2v"];
        Assert.Empty(spans.Except(heard.Spans.Select(static span => span.OperationName)));
        Assert.Contains(heard.Spans, static span => span.OperationName.StartsWith("chat ", StringComparison.Ordinal));
        Assert.Contains(heard.Spans, static span => span.OperationName.StartsWith("embeddings ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Film_Bought_LooksAtTasksWriteNoLines()
    {
        await using var studio = await Studio.OpenAsync();
        await studio.Pipeline.CreateVideoAsync(Story, cancellationToken: TestContext.Current.CancellationToken);

        // Those of a chat are few, and show that lines of the factory would be heard.
        var calls = studio.Log.Lines.Where(static line => line.Contains("HTTP request", StringComparison.Ordinal)).ToArray();
        Assert.Contains(calls, static line => line.Contains("/chat/completions", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, static line => line.Contains("/tasks", StringComparison.Ordinal) || line.Contains("video-synthesis", StringComparison.Ordinal) || line.Contains(".mp4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Film_Bought_TheNumbersAreTheBill()
    {
        using var heard = new Telemetry();
        await using var studio = await Studio.OpenAsync();
        var film = await studio.Pipeline.CreateVideoAsync(Story, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((double)studio.Billed, heard.Sum("prism.money.spent"), 6);
        Assert.Equal(film.Plan!.Shots.Sum(static shot => shot.Seconds), heard.Sum("prism.video.bought"), 6);
        Assert.Equal(film.Duration.TotalSeconds, heard.Sum("prism.video.copied") + heard.Sum("prism.video.encoded"), 2);
        Assert.Equal(film.Plan.Shots.Count, heard.Sum("prism.submits"));
        Assert.Equal(0, heard.Sum("prism.jobs.active"));
        Assert.All(heard.Numbers.Where(static number => number.Name == "prism.money.spent"), static number => Assert.Equal("CNY", number.Tags["prism.currency"]));
        var submits = heard.Spans.Where(static span => span.OperationName.StartsWith("generate_content", StringComparison.Ordinal)).ToList();
        Assert.Equal(film.Clips.Select(static clip => clip.TaskId).Order(), submits.Select(static span => (string?)span.GetTagItem("gen_ai.response.id")).Order());
    }

    [Fact]
    public async Task Film_ThatFails_IsToldWithoutItsWords()
    {
        using var heard = new Telemetry();
        await using var studio = await Studio.OpenAsync();
        studio.Emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 400, Code = "InvalidParameter", Message = "Zanzibar is wrong", Times = 9 });
        await Assert.ThrowsAnyAsync<PrismException>(() => studio.Pipeline.CreateVideoAsync(Story, cancellationToken: TestContext.Current.CancellationToken));

        var failed = heard.Spans.Where(static span => span.GetTagItem("error.type") is not null).Select(static span => span.OperationName).ToList();
        Assert.Contains("prism.job", failed);
        Assert.Contains("prism.generation", failed);
        Assert.Contains("generate_content wan2.6-t2v", failed);
        Assert.Contains(heard.Numbers, static number => number is { Name: "prism.submits" } && (string?)number.Tags["prism.submit.outcome"] == "refused");

        var told = heard.Spans.SelectMany(static span => span.TagObjects.Select(static tag => $"{tag.Value}").Append(span.DisplayName).Append(span.StatusDescription ?? "").Concat(span.Events.SelectMany(static happened => happened.Tags.Select(static tag => $"{tag.Value}"))))
            .Concat(heard.Numbers.SelectMany(static number => number.Tags.Values.Select(static value => $"{value}"))).ToList();
        Assert.DoesNotContain(told, static word => word.Contains("Zanzibar", StringComparison.OrdinalIgnoreCase) || word.Contains("sk-", StringComparison.Ordinal));
    }
}
