using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Intents;

namespace Prism.Sdk.IntegrationTests.Planning;

public sealed class EventStreamTests
{
    private const string Text = "A cat walks along the harbor. It finds a fish. A gull takes the fish away.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WatchAsync_Planning_TellsEachEventOnce(bool isStreamed)
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<IntentOptions>(options => options.Stream = isStreamed));
        var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = Text, Shots = 1 }, cancellationToken: TestContext.Current.CancellationToken);

        List<PipelineUpdate> updates = [];
        await foreach (var update in job.WatchAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            updates.Add(update);
            if (update is PlanReady)
            {
                break;
            }
        }

        await job.CancelAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["e1", "e2", "e3"], updates.OfType<EventFound>().Select(static found => found.EventId));
        Assert.Contains("fish", updates.OfType<EventFound>().ElementAt(1).Description, StringComparison.Ordinal);
        Assert.True(updates.FindIndex(static update => update is EventFound) < updates.FindIndex(static update => update is StageFinished { Stage: PipelineStage.Intent }));

        // Streamed, the events are there before the answer's end, when its tokens are counted.
        Assert.Equal(isStreamed, updates.FindIndex(static update => update is EventFound) < updates.FindIndex(static update => update is TextUsed));
        Assert.Equal(isStreamed, studio.Emulator.Requests.Any(static request => request.Body?.Contains("\"stream\":true", StringComparison.Ordinal) == true));
    }
}
