using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.IntegrationTests.Diagnostics;

/// <summary>What a dashboard would have received while this stands.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ActivityListener spans;
    private readonly MeterListener numbers = new();

    public Telemetry()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PrismTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(spans);
        numbers.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PrismTelemetry.Name)
            {
                Instruments[instrument.Name] = instrument.Unit ?? "";
                listener.EnableMeasurementEvents(instrument);
            }
        };
        numbers.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        numbers.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        numbers.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        numbers.Start();
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentDictionary<string, string> Instruments { get; } = new();

    public ConcurrentQueue<(string Name, double Value, IReadOnlyDictionary<string, object?> Tags)> Numbers { get; } = new();

    public double Sum(string name) => Numbers.Where(number => number.Name == name).Sum(static number => number.Value);

    public void Dispose()
    {
        spans.Dispose();
        numbers.Dispose();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Numbers.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
}
