namespace Prism.Sdk;

/// <summary>The short way to a film.</summary>
public static class VideoPipelineExtensions
{
    /// <summary>Makes a film of a text and waits for it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="text">The text to film.</param>
    /// <param name="cancellationToken">Pauses the job: no further shot is bought, and the job stays in the journal, resumable.</param>
    /// <returns>The film.</returns>
    /// <remarks>Billed: every shot of the plan. Use <see cref="IVideoPipeline.PlanAsync"/> and <see cref="IVideoPipeline.GetQuote(Planning.ShotPlan)"/> to see the price first.</remarks>
    /// <exception cref="PrismException">The job failed or is parked.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled, or the job was paused or canceled elsewhere.</exception>
    public static Task<FinalVideo> CreateVideoAsync(this IVideoPipeline pipeline, string text, CancellationToken cancellationToken = default) =>
        pipeline.CreateVideoAsync(new VideoRequest { Text = text }, options: null, cancellationToken);

    /// <summary>Makes a film of a request and waits for it.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="request">The text and what is wished of the film.</param>
    /// <param name="options">Key, budget, tags. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Pauses the job: no further shot is bought, and the job stays in the journal, resumable.</param>
    /// <returns>The film.</returns>
    /// <remarks>Billed: every shot of the plan.</remarks>
    /// <exception cref="PrismException">The job failed or is parked.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled, or the job was paused or canceled elsewhere.</exception>
    public static async Task<FinalVideo> CreateVideoAsync(
        this IVideoPipeline pipeline, VideoRequest request, JobOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);

        var job = await pipeline.StartAsync(request, options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await job.WaitForCompletionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await job.PauseAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}
