namespace Prism.Sdk.Composition;

/// <summary>Speaks the words of a shot. Prism has no voice of its own; replace it with <c>UseNarrator&lt;T&gt;()</c>.</summary>
/// <remarks>The built-in one takes ready files from <see cref="SoundOptions.NarrationFolder"/>. Resolved from a scope of its own for each run; asked for one shot after another.</remarks>
public interface INarrator
{
    /// <summary>Speaks the words of one shot.</summary>
    /// <param name="request">The shot and its words.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Stops the stage.</param>
    /// <returns>The spoken words; <see langword="null"/> when the shot has none.</returns>
    /// <exception cref="PrismException">The words could not be spoken. A service that bills must see itself that it is paid once.</exception>
    Task<Narration?> NarrateAsync(NarrationRequest request, StageContext context, CancellationToken cancellationToken = default);
}
