using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Jobs.Running;

/// <summary>Takes one step of the flow: from its checkpoint if there is one, else by running the stage. Stamps the stage on what fails.</summary>
internal sealed class StageWalk(StageContext context, ICheckpoints checkpoints)
{
    public StageContext Context => context;

    public async Task<T> StepAsync<T>(
        PipelineStage stage, JsonTypeInfo<T> shape, Func<Task<T>> work, Func<T, string?> summary, CancellationToken cancellationToken)
    {
        if (await checkpoints.LoadAsync(stage, item: "", cancellationToken).ConfigureAwait(false) is { } saved)
        {
            return JsonSerializer.Deserialize(saved, shape)!;
        }

        KillPoint.Hit(Before(stage));
        var result = await RunAsync(stage, work, summary).ConfigureAwait(false);
        KillPoint.Hit(Reply(stage));
        await checkpoints.SaveAsync(stage, item: "", JsonSerializer.Serialize(result, shape), cancellationToken).ConfigureAwait(false);
        KillPoint.Hit(Kept(stage));
        return result;
    }

    /// <summary>Takes a part of a stage that has a checkpoint of its own, and no place in the log.</summary>
    public async Task<T> PartAsync<T>(PipelineStage stage, string item, JsonTypeInfo<T> shape, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (await checkpoints.LoadAsync(stage, item, cancellationToken).ConfigureAwait(false) is { } saved)
        {
            return JsonSerializer.Deserialize(saved, shape)!;
        }

        try
        {
            var result = await work().ConfigureAwait(false);
            await checkpoints.SaveAsync(stage, item, JsonSerializer.Serialize(result, shape), cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (PrismException exception)
        {
            exception.Stage ??= stage;
            throw;
        }
    }

    /// <summary>Runs a stage whose result is not one checkpoint: the clips keep one each, the film is the job's own.</summary>
    public async Task<T> RunAsync<T>(PipelineStage stage, Func<Task<T>> work, Func<T, string?> summary)
    {
        context.Report(new StageStarted { Stage = stage });
        using var span = new StageSpan(stage);
        try
        {
            var result = await work().ConfigureAwait(false);
            context.Report(new StageFinished { Stage = stage, Summary = summary(result) });
            return result;
        }
        catch (Exception exception)
        {
            span.Fail(exception);
            (exception as PrismException)?.Stage ??= stage;
            throw;
        }
    }

    private static string Before(PipelineStage stage) => stage switch { PipelineStage.Intent => "B05", PipelineStage.Template => "B08", _ => "B10" };

    private static string Reply(PipelineStage stage) => stage switch { PipelineStage.Intent => "B06", PipelineStage.Template => "B08b", _ => "B11" };

    private static string Kept(PipelineStage stage) => stage switch { PipelineStage.Intent => "B07", PipelineStage.Template => "B09", _ => "B12" };
}
