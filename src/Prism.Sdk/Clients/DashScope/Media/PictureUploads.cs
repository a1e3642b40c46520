using System.Collections.Concurrent;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>Pictures that this process has uploaded for orders: each once for an account and model, while the store keeps it. An upload is free, and takes its time.</summary>
internal sealed class PictureUploads(TimeProvider time)
{
    // An order that is submitted just before the end of its upload would be run after it.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<PictureKey, UploadedMedia> uploads = new();
    private readonly ConcurrentDictionary<PictureKey, SemaphoreSlim> turns = new();

    /// <summary>Gets an upload that is still good.</summary>
    public UploadedMedia? Find(PictureKey key) =>
        uploads.TryGetValue(key, out var upload) && upload.ExpiresAt - Margin > time.GetUtcNow() ? upload : null;

    /// <summary>Uploads a picture, unless that is done. Many shots may show one picture: the first uploads it, the others wait.</summary>
    /// <exception cref="ArgumentException">The file breaks a limit of the model; nothing was sent.</exception>
    /// <exception cref="PrismException">The store did not take it.</exception>
    public async Task EnsureAsync(PictureKey key, string path, VideoSynthesisClient client, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(key, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Find(key) is null)
            {
                uploads[key] = await client.UploadAsync(MediaInput.FromFile(path), key.Model, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Forgets an upload that the service did not take: the next try brings the picture anew.</summary>
    public void Forget(PictureKey key) => uploads.TryRemove(key, out _);
}

/// <summary>What an upload is good for: the store ties it to an account, here known by the address that it is reached at, and to a model (dashscope.md §2.8).</summary>
internal readonly record struct PictureKey(string Account, Uri Service, string Model, string Sha256);
