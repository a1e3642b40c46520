using System.Diagnostics;

namespace Prism.Sdk.Diagnostics;

/// <summary>One stage of one job, as a trace and a number see it.</summary>
internal sealed class StageSpan(PipelineStage stage) : IDisposable
{
    private readonly Activity? span = PrismTelemetry.Source.StartActivity($"prism.{stage.ToString().ToLowerInvariant()}");
    private readonly long started = Stopwatch.GetTimestamp();
    private string? error;

    public void Fail(Exception exception)
    {
        error = exception.GetType().FullName;
        span.Fail(exception);
    }

    public void Dispose()
    {
        FilmMeter.StageEnded(stage, Stopwatch.GetElapsedTime(started), error);
        span?.Dispose();
    }
}
