using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Files ahead of a submit.</summary>
public sealed partial class VideoSynthesisClient
{
    /// <summary>Puts a file into the service's temporary store, for one model and 48 hours. Free; repeated on faults when the input can be read twice. A submit does this by itself; this is for one file that several requests use.</summary>
    /// <param name="media">A file, stream or bytes.</param>
    /// <param name="model">The model that it will be used with; no other takes it.</param>
    /// <param name="progress">Told after each piece of up to 128 KB. <see langword="null"/>: what the input itself was asked to report to.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <returns>The upload, for <see cref="MediaInput.FromUpload"/>.</returns>
    /// <exception cref="ArgumentException">The input is an address already, or breaks a limit of the model; nothing was sent.</exception>
    /// <exception cref="ProviderRequestException">The service or its store refused or did not answer.</exception>
    /// <exception cref="PrismException">The file could not be read, or is larger than the store takes.</exception>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    public async Task<UploadedMedia> UploadAsync(MediaInput media, string model, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (!media.IsFile)
        {
            throw new ArgumentException("There is nothing to upload: the input is an address already.", nameof(media));
        }

        var current = options();
        var known = VideoCatalogue.Resolve(current, model, VideoFamily.Unknown);
        var problems = await MediaCheck.FindInFileAsync(new MediaSlot(media, MediaTypes.KindOf(media.Name), known.Name), known, cancellationToken).ConfigureAwait(false);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"{string.Join(' ', problems)} Nothing was sent.", nameof(media));
        }

        return await new MediaUploader(clients, time).UploadAsync(progress is null ? media : media.ReportTo(progress), known.Name, current, cancellationToken).ConfigureAwait(false);
    }
}
