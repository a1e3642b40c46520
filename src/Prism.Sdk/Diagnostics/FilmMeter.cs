using System.Diagnostics.Metrics;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Diagnostics;

/// <summary>The numbers of the making of films. Names follow OpenTelemetry: GenAI attributes first, <c>prism.*</c> for the rest.</summary>
internal static class FilmMeter
{
    private static readonly Meter Meter = new(PrismTelemetry.Name);
    private static readonly UpDownCounter<int> JobsActive = Meter.CreateUpDownCounter<int>("prism.jobs.active", "{job}", "Jobs at work in this process.");
    private static readonly Histogram<double> JobTime = Meter.CreateHistogram<double>("prism.job.duration", "s", "How long a job was worked on, by how it stopped.");
    private static readonly Histogram<double> StageTime = Meter.CreateHistogram<double>("prism.stage.duration", "s", "How long a stage took.");
    private static readonly Counter<long> Submits = Meter.CreateCounter<long>("prism.submits", "{submit}", "Orders sent to the provider, by outcome.");
    private static readonly Histogram<double> LineTime = Meter.CreateHistogram<double>("prism.submit.queue.duration", "s", "How long a shot waited in our line before it was sent.");
    private static readonly Histogram<double> TaskQueueTime = Meter.CreateHistogram<double>("prism.task.queue.duration", "s", "How long a task waited at the provider before it ran.");
    private static readonly Histogram<double> TaskTime = Meter.CreateHistogram<double>("prism.task.duration", "s", "From the order of a shot to the end of its task, by how it ended.");
    private static readonly Histogram<double> CutQueueTime = Meter.CreateHistogram<double>("prism.composition.queue.duration", "s", "How long a film waited for its turn to be cut.");
    private static readonly Counter<long> Polls = Meter.CreateCounter<long>("prism.polls", "{call}", "Looks at tasks, one by one or by list.");
    private static readonly Counter<double> VideoBought = Meter.CreateCounter<double>("prism.video.bought", "s", "Seconds of video that the provider bills.");
    private static readonly Counter<double> MoneySpent = Meter.CreateCounter<double>("prism.money.spent", "{currency}", "What those seconds cost, by currency.");
    private static readonly Counter<double> VideoReused = Meter.CreateCounter<double>("prism.video.reused", "s", "Seconds of video taken from earlier jobs instead of bought.");
    private static readonly Counter<double> VideoCopied = Meter.CreateCounter<double>("prism.video.copied", "s", "Seconds of film whose pictures were copied.");
    private static readonly Counter<double> VideoEncoded = Meter.CreateCounter<double>("prism.video.encoded", "s", "Seconds of film whose pictures were encoded.");

    public static void JobStarted() => JobsActive.Add(1);

    public static void JobStopped(string status, TimeSpan took)
    {
        JobsActive.Add(-1);
        JobTime.Record(took.TotalSeconds, Tag("prism.job.status", status));
    }

    public static void StageEnded(PipelineStage stage, TimeSpan took, string? error) =>
        StageTime.Record(took.TotalSeconds, Tag("prism.stage", stage.ToString()), Tag("error.type", error));

    public static void LeftLine(string model, TimeSpan waited) => LineTime.Record(waited.TotalSeconds, Tag("gen_ai.request.model", model));

    public static void Submitted(string model, string account, string outcome) =>
        Submits.Add(1, Tag("gen_ai.request.model", model), Tag("prism.account", account), Tag("prism.submit.outcome", outcome));

    public static void TaskEnded(string model, string status, TimeSpan took, TimeSpan? queued)
    {
        TaskTime.Record(took.TotalSeconds, Tag("gen_ai.request.model", model), Tag("prism.task.status", status));
        if (queued is { } wait)
        {
            TaskQueueTime.Record(wait.TotalSeconds, Tag("gen_ai.request.model", model));
        }
    }

    public static void Polled(string account, string way) => Polls.Add(1, Tag("prism.account", account), Tag("prism.poll.way", way));

    public static void Bought(string model, string account, double seconds, Money cost)
    {
        VideoBought.Add(seconds, Tag("gen_ai.request.model", model), Tag("prism.account", account));
        MoneySpent.Add((double)cost.Amount, Tag("prism.currency", cost.Currency), Tag("gen_ai.request.model", model), Tag("prism.account", account));
    }

    public static void Reused(string model, double seconds) => VideoReused.Add(seconds, Tag("gen_ai.request.model", model));

    public static void EnteredCuttingRoom(TimeSpan waited) => CutQueueTime.Record(waited.TotalSeconds);

    public static void Composed(double copied, double encoded)
    {
        VideoCopied.Add(copied);
        VideoEncoded.Add(encoded);
    }

    private static KeyValuePair<string, object?> Tag(string name, string? value) => new(name, value);
}
