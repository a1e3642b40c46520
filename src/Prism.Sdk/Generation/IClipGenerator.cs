namespace Prism.Sdk.Generation;

/// <summary>The fifth stage: makes the clip of one shot. Several run at a time.</summary>
/// <remarks>
/// <para>The built-in one buys from an <see cref="IClipProvider"/> and keeps every money promise: intent before submit, task id before the first poll, no shot twice.</para>
/// <para>Replacing it with <c>UseClipGenerator&lt;T&gt;()</c> (a local model, stock footage) gives those promises up: the replacement itself must see that it pays once.
/// To buy from another service with the promises kept, use <c>UseClipProvider&lt;T&gt;()</c>.</para>
/// </remarks>
public interface IClipGenerator
{
    /// <summary>Makes a clip.</summary>
    /// <param name="request">The shot and the plan it belongs to.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the waiting; a submit in flight is never cut off.</param>
    /// <returns>The clip, on disk and checked.</returns>
    /// <exception cref="PrismException">No clip; the type says what to do.</exception>
    Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default);
}
