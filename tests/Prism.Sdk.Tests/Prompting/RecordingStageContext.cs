namespace Prism.Sdk.Tests.Prompting;

/// <summary>Keeps what a stage reports.</summary>
internal sealed class RecordingStageContext : StageContext
{
    public override string JobId => "job-1";

    public override string WorkFolder => Path.GetTempPath();

    public List<PipelineUpdate> Updates { get; } = [];

    public IEnumerable<string> Warnings => Updates.OfType<PipelineWarning>().Select(warning => warning.Code);

    public override void Report(PipelineUpdate update) => Updates.Add(update);
}
