namespace Prism.Sdk.Jobs;

/// <summary>The built-in store: the files stay where the job made them, in its folder below <c>STATIC_ROOT</c>.</summary>
internal sealed class FolderFilmStore : IFilmStore
{
    public Task<string> SaveAsync(string jobId, string name, string path, CancellationToken cancellationToken = default) => Task.FromResult(Path.GetFullPath(path));

    public Task<bool> FetchAsync(string jobId, string name, string path, CancellationToken cancellationToken = default) => Task.FromResult(File.Exists(path));

    // The folder of the job goes with the job itself.
    public Task DeleteAsync(string jobId, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
