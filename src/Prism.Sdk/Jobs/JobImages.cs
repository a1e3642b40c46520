using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Generation;
using Prism.Sdk.Images;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs;

/// <summary>The pictures of a job: copies of its own, that go when it goes, and the last frames of its clips. On another machine they come from the film store, as clips do.</summary>
internal sealed class JobImages(ImagePool pool, IFilmStore films, JobFolders folders, LastFrame frames)
{
    /// <summary>Copies pictures into the folder of a job that is about to be accepted.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="images">The ids, and the shot that names each, if there is one.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    /// <exception cref="PlanInvalidException">A picture is not kept on this machine.</exception>
    public async Task TakeAsync(string jobId, IEnumerable<(string Id, string? ShotId)> images, CancellationToken cancellationToken)
    {
        // All of them are looked for before the first is copied: a refused plan leaves no folder behind.
        var found = images.DistinctBy(static image => image.Id).Select(image => (image.Id, From: pool.Find(image.Id) ?? throw Missing(image.Id, image.ShotId))).ToArray();
        foreach (var (id, from) in found)
        {
            var path = folders.Image(jobId, id);
            await ImagePool.WriteAsync(path, await File.ReadAllBytesAsync(from, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await films.SaveAsync(jobId, JobFolders.ImageName(id), path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a folder away again whose job was not accepted, because its key has one already.</summary>
    public async Task GiveUpAsync(string jobId)
    {
        await films.DeleteAsync(jobId, CancellationToken.None).ConfigureAwait(false);
        folders.Delete(jobId);
    }

    /// <summary>Puts the files to the pictures of a request.</summary>
    /// <param name="request">The request of a shot.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="before">The clip before, for a shot that continues it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PrismException">A picture is gone, or is not what it was.</exception>
    public async Task<ClipRequest> PlaceAsync(ClipRequest request, string jobId, Clip? before, CancellationToken cancellationToken)
    {
        var shot = request.Shot;
        if (shot.ImageRole is null)
        {
            return request;
        }

        var references = new List<ClipImage>();
        foreach (var (image, named) in request.References.Zip(shot.References))
        {
            references.Add(image with { Path = await BringAsync(jobId, named.Id, cancellationToken).ConfigureAwait(false) });
        }

        var first = request.FirstFrame;
        if (first is not null)
        {
            first = shot.FirstFrame is { } named ? first with { Path = await BringAsync(jobId, named.Id, cancellationToken).ConfigureAwait(false) } : await FrameAsync(first, jobId, before!, cancellationToken).ConfigureAwait(false);
        }

        return request with { FirstFrame = first, References = references };
    }

    /// <summary>Removes the pictures of a job that is deleted from the pool, but for those that another job has too: the same call again must find them.</summary>
    public void Delete(string jobId)
    {
        foreach (var id in folders.Images(jobId).Select(static path => Path.GetFileName(path)).Where(id => !folders.HasImageElsewhere(jobId, id)))
        {
            pool.Remove(id);
        }
    }

    private static PlanInvalidException Missing(string id, string? shotId) =>
        new($"{(shotId is null ? "The request" : $"Shot '{shotId}'")} names a picture ({id[..8]}…) that is not kept on this machine. Give it again (KeepImageAsync, or PlanAsync with it). Nothing was bought.") { Problems = [$"image.missing{(shotId is null ? "" : ":" + shotId)}"] };

    private async Task<string> BringAsync(string jobId, string id, CancellationToken cancellationToken)
    {
        var (path, hash) = (folders.Image(jobId, id), ImageId.Sha256(id));
        if (await ClipFile.IsIntactAsync(path, hash, cancellationToken).ConfigureAwait(false)
            || (await films.FetchAsync(jobId, JobFolders.ImageName(id), path, cancellationToken).ConfigureAwait(false) && await ClipFile.IsIntactAsync(path, hash, cancellationToken).ConfigureAwait(false)))
        {
            return path;
        }

        throw new PrismException($"The picture '{path}' is gone, or is not what the plan was made with, and the film store does not have it. Put it back and resume the job; nothing was bought for this shot.");
    }

    private async Task<ClipImage> FrameAsync(ClipImage frame, string jobId, Clip before, CancellationToken cancellationToken)
    {
        var path = folders.Frame(jobId, before.Sha256);
        if (!File.Exists(path))
        {
            await frames.TakeAsync(before.Path, path, cancellationToken).ConfigureAwait(false);
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return frame with { Path = path, Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) };
    }
}
