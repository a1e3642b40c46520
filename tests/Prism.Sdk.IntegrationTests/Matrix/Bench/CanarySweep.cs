using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Looks for the canaries in everything that leaves the library: logs, exceptions, spans, metrics, files, file names, arguments of ffmpeg.</summary>
internal sealed class CanarySweep : ILoggerProvider, ILogger
{
    private static readonly ConcurrentQueue<string> Telemetry = new();
    private static long looked;

    private readonly ConcurrentQueue<string> hits = new();
    private long lines;

    static CanarySweep()
    {
        // Never stopped: the end of the process is the end of the matrix.
        ActivitySource.AddActivityListener(new ActivityListener
        {
            // The emulator's own server is the other side of the wire.
            ShouldListenTo = static source => source.Name != "Microsoft.AspNetCore",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = static activity => Look(Telemetry, $"span {activity.OperationName}", string.Join(' ', Told(activity)), mayHoldWords: false),
        });
        var meters = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>(static (instrument, _, tags, _) => LookAtTags(instrument, tags));
        meters.SetMeasurementEventCallback<long>(static (instrument, _, tags, _) => LookAtTags(instrument, tags));
        meters.SetMeasurementEventCallback<int>(static (instrument, _, tags, _) => LookAtTags(instrument, tags));
        meters.Start();
    }

    /// <summary>Gets how many texts were looked at in this process.</summary>
    public static long Looked => Interlocked.Read(ref looked);

    /// <summary>Gets what was found in spans and metrics, of whatever scenario.</summary>
    public static IReadOnlyCollection<string> InTelemetry => Telemetry;

    /// <summary>Gets what was found.</summary>
    public IReadOnlyCollection<string> Hits => hits;

    /// <summary>Gets how many lines were logged.</summary>
    public long Lines => Interlocked.Read(ref lines);

    public void Look(string where, string text, bool mayHoldWords) => Look(hits, where, text, mayHoldWords);

    public void LookAt(Exception exception) => Look($"exception {exception.GetType().Name}", exception.ToString(), mayHoldWords: false);

    /// <summary>Reads every file, and every name of one, below a folder.</summary>
    public void LookAtFolder(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            Look("a file name", Path.GetRelativePath(folder, path), mayHoldWords: false);
            if (File.Exists(path) && !IsForTheViewer(path))
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.UTF8);

                // The journal and the manifest hold prompts; what ffmpeg was told must not.
                Look($"file {Path.GetFileName(path)}", reader.ReadToEnd(), mayHoldWords: Path.GetFileName(path) != RecordedTools.Record);
            }
        }
    }

    // Captions are what the film is for: the viewer reads the clear values in the finished film, its text track and the files beside it, and nowhere else.
    private static bool IsForTheViewer(string path) => Path.GetFileName(path) is "film.mp4" or "film.srt" or "film.vtt";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Look("a log scope", state.ToString() ?? "", mayHoldWords: false);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref lines);
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}")) : "";
        Look($"log {logLevel} {eventId}", $"{formatter(state, exception)} {values} {exception}", mayHoldWords: logLevel == LogLevel.Trace);
    }

    public void Dispose()
    {
    }

    private static void Look(ConcurrentQueue<string> found, string where, string text, bool mayHoldWords)
    {
        Interlocked.Increment(ref looked);
        foreach (var hit in Canary.SecretsIn(where, text).Concat(mayHoldWords ? [] : Canary.WordsIn(where, text)))
        {
            found.Enqueue(hit);
        }
    }

    private static IEnumerable<string> Told(Activity activity) =>
    [
        activity.DisplayName,
        activity.StatusDescription ?? "",
        .. activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"),
        .. activity.Baggage.Select(static pair => $"{pair.Key}={pair.Value}"),
        .. activity.Events.SelectMany(static happened => happened.Tags.Select(static tag => $"{tag.Key}={tag.Value}").Prepend(happened.Name)),
    ];

    private static void LookAtTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Meter.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            text.Append(CultureInfo.InvariantCulture, $"{key}={value} ");
        }

        Look(Telemetry, $"metric {instrument.Name}", text.ToString(), mayHoldWords: false);
    }
}
