using Microsoft.Extensions.Options;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Images;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Cleaning;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Jobs;

/// <summary>Takes the pictures of a request in: copied and judged before the first model is asked, so that the source may go and the journal knows them by their content.</summary>
internal sealed class RequestImages(ImageIntake intake, IClipProvider provider, IOptions<PlanningOptions> planning, PersonalDataMasker masker)
{
    private const int MostNameLetters = 80;

    /// <summary>Gets the request with its pictures kept.</summary>
    /// <exception cref="PlanInvalidException">A picture cannot be used, or the provider takes none.</exception>
    public async Task<VideoRequest> KeepAsync(VideoRequest request, CancellationToken cancellationToken)
    {
        // Also without the built-in planner, and for a chain that has no picture of its own.
        ImageLimits.ModelsFor(request, planning.Value, provider.Capabilities);
        if (request.Images.Count == 0)
        {
            return request;
        }

        List<VideoImage> kept = [];
        foreach (var (at, image) in request.Images.Index())
        {
            var shot = await KeepAsync(image, $"Picture {at + 1} of the request", cancellationToken).ConfigureAwait(false);
            kept.Add(VideoImage.Of(new KeptImage { Id = shot.Id, Role = image.Role, Name = shot.Name }));
        }

        return request with { Images = kept };
    }

    /// <summary>Keeps one picture, for a plan that is edited.</summary>
    /// <exception cref="PlanInvalidException">It cannot be used, or the provider takes none.</exception>
    public async Task<ShotImage> KeepAsync(VideoImage image, string called, CancellationToken cancellationToken)
    {
        if (image is null)
        {
            throw new PlanInvalidException($"{called} is null. Nothing was bought.") { Problems = ["image.missing"] };
        }

        var role = image.Role;
        var wished = role == VideoImageRole.FirstFrame ? planning.Value.FirstFrameModel : planning.Value.ReferenceModel;
        if (ShotModels.Find(role, wished, provider.Capabilities) is not { } model)
        {
            var problem = ShotImageCheck.Unsold(wished, shotId: null, role, provider.Capabilities);
            throw new PlanInvalidException(problem.Sentence) { Problems = [problem.Code] };
        }

        var name = NameOf(image, called);
        return new ShotImage { Id = await intake.KeepAsync(image, model, called, cancellationToken).ConfigureAwait(false), Name = name };
    }

    // It goes to the provider within the prompt, and into the journal.
    private string? NameOf(VideoImage image, string called)
    {
        if (image.Name is null)
        {
            return null;
        }

        var name = HiddenCharacters.Remove(image.Name).Text.Replace('\n', ' ').Trim();
        if (name.Length is 0 or > MostNameLetters)
        {
            throw new PlanInvalidException($"The name of {called.ToLowerInvariant()} must have 1 to {MostNameLetters} characters: what it shows, as the text calls it.") { Problems = ["image.name"] };
        }

        return masker.Mask(name).Map.Entities.Count == 0
            ? name
            : throw new PlanInvalidException($"The name of {called.ToLowerInvariant()} holds personal data, which never leaves this machine. Name the picture by what it shows.") { Problems = ["image.name"] };
    }
}
