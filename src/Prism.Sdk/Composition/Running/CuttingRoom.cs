using System.Diagnostics;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Composition.Running;

/// <summary>Has a place for as many films as the machine can cut at once. The others wait: a hundred ffmpegs on two processors are each silent so long that they look hung.</summary>
internal sealed class CuttingRoom(IOptions<CompositionOptions> options)
{
    private readonly Places places = new(options.Value.MaxConcurrentFilms ?? Environment.ProcessorCount);

    /// <summary>Waits for a place, which is free again when what comes back is disposed.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        // Real time, as ffmpeg's is: a clock that runs faster does not cut faster.
        var began = Stopwatch.GetTimestamp();
        var place = await places.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            FilmMeter.EnteredCuttingRoom(Stopwatch.GetElapsedTime(began));
            return place;
        }
        catch
        {
            // The host's listener may throw; a place that nobody leaves would be lost for good.
            place.Dispose();
            throw;
        }
    }
}
