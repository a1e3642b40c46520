using System.Diagnostics;
using Prism.Sdk.Generation;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Diagnostics;

/// <summary>One order on its way to the provider, named as OpenTelemetry names a call of a generative model.</summary>
internal sealed class SubmitSpan : IDisposable
{
    private readonly Activity? span;

    public SubmitSpan(string provider, Submission intent)
    {
        span = PrismTelemetry.Source.StartActivity($"generate_content {intent.Model}", ActivityKind.Client);
        span?.SetTag("gen_ai.operation.name", "generate_content");
        span?.SetTag("gen_ai.provider.name", provider);
        span?.SetTag("gen_ai.request.model", intent.Model);
        span?.SetTag("gen_ai.output.type", "video");
        span?.SetTag("prism.job.id", intent.JobId);
        span?.SetTag("prism.shot.id", intent.ShotId);
        span?.SetTag("prism.attempt", intent.Attempt);
        span?.SetTag("prism.account", intent.Account);
    }

    public static string WordOf(SubmitOutcome outcome) => outcome switch { SubmitOutcome.Accepted => "accepted", SubmitOutcome.NotAccepted => "refused", _ => "unknown" };

    public void End(SubmitOutcome outcome)
    {
        span?.SetTag("prism.submit.outcome", WordOf(outcome));
        switch (outcome)
        {
            case SubmitOutcome.Accepted accepted:
                span?.SetTag("gen_ai.response.id", accepted.TaskId);
                break;
            case SubmitOutcome.NotAccepted refused:
                span.Fail(refused.Error);
                break;
            case SubmitOutcome.Unknown unknown:
                span.Fail(unknown.Error);
                break;
        }
    }

    public void Dispose() => span?.Dispose();
}
