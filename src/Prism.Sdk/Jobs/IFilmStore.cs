namespace Prism.Sdk.Jobs;

/// <summary>Keeps clips and films: a folder by default, an object store of the host's choice with <c>UseFilmStore&lt;T&gt;()</c>.</summary>
/// <remarks>
/// <para>Registered as a singleton; all members may be called from many threads at once. Nothing here is billed by Prism.</para>
/// <para>Names are made of ids alone, such as <c>film.mp4</c> and <c>clips/s1-1.mp4</c>. A save may be repeated for the same name, with the same bytes.</para>
/// </remarks>
public interface IFilmStore
{
    /// <summary>Keeps a file.</summary>
    /// <param name="jobId">The job it belongs to.</param>
    /// <param name="name">Its name within the job.</param>
    /// <param name="path">The whole, checked file on this machine.</param>
    /// <param name="cancellationToken">Stops the saving.</param>
    /// <returns>Where it can be fetched: a path or an address. It stands in the journal, so it must hold no secret.</returns>
    Task<string> SaveAsync(string jobId, string name, string path, CancellationToken cancellationToken = default);

    /// <summary>Brings a file back to this machine.</summary>
    /// <param name="jobId">The job it belongs to.</param>
    /// <param name="name">Its name within the job.</param>
    /// <param name="path">Where to put it.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <returns>Whether the store had it.</returns>
    Task<bool> FetchAsync(string jobId, string name, string path, CancellationToken cancellationToken = default);

    /// <summary>Erases all files of a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the erasing.</param>
    /// <returns>A task that ends when they are gone.</returns>
    Task DeleteAsync(string jobId, CancellationToken cancellationToken = default);
}
