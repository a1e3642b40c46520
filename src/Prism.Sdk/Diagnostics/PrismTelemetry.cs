using System.Diagnostics;

namespace Prism.Sdk.Diagnostics;

/// <summary>The names under which Prism tells what it does: traces by <see cref="System.Diagnostics.ActivitySource"/>, numbers by <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
/// <remarks>
/// <para>With OpenTelemetry: <c>tracing.AddSource(PrismTelemetry.Name)</c> and <c>metrics.AddMeter(PrismTelemetry.Name)</c>. Nobody listens: nothing is spent.</para>
/// <para>No name, tag or value holds a key, an address that is signed, or words of a text. Words of the talk with a language model are added when the environment variable <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> is <c>true</c>.</para>
/// <para>Every name stands in <c>docs/observability.md</c>. Numbers are for dashboards; money is told by the ledger (<see cref="IVideoPipeline"/>), which survives a crash.</para>
/// </remarks>
public static class PrismTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Prism.Sdk";

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>Marks a span as failed by the kind of the exception alone: its message may hold words of the user.</summary>
    internal static void Fail(this Activity? activity, Exception exception)
    {
        activity?.SetTag("error.type", exception.GetType().FullName);
        activity?.SetStatus(ActivityStatusCode.Error);
    }
}
