using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;

namespace Prism.Sdk.Planning;

/// <summary>The bounds of a film with pictures: which shots will have one is not known before the plan, so every shot is held to what all its models make.</summary>
internal static class ImageLimits
{
    /// <summary>Gets the models that a request's pictures need.</summary>
    /// <exception cref="PlanInvalidException">The provider sells none.</exception>
    public static IReadOnlyList<ClipModel> ModelsFor(VideoRequest request, PlanningOptions options, ClipProviderCapabilities capabilities)
    {
        List<ClipModel> models = [];
        if (request.Images.Any(static image => image.Role == VideoImageRole.FirstFrame) || (request.ChainShots ?? options.ChainShots))
        {
            models.Add(Require(VideoImageRole.FirstFrame, options.FirstFrameModel, capabilities));
        }

        if (request.Images.Any(static image => image.Role == VideoImageRole.Reference))
        {
            models.Add(Require(VideoImageRole.Reference, options.ReferenceModel, capabilities));
        }

        return models;
    }

    /// <summary>Narrows the bounds of the model of words to those that the models of the pictures have too.</summary>
    /// <exception cref="PlanInvalidException">The provider sells no model for the pictures, or the models have nothing in common.</exception>
    public static ClipModel Narrow(ClipModel model, VideoRequest request, PlanningOptions options, ClipProviderCapabilities capabilities)
    {
        foreach (var other in ModelsFor(request, options, capabilities))
        {
            var sizes = model.Sizes.Where(other.Sizes.Contains).ToArray();
            var seconds = Enumerable.Range(model.MinSeconds, model.MaxSeconds - model.MinSeconds + 1).Where(length => model.Makes(length) && other.Makes(length)).ToArray();
            if (sizes.Length == 0 || seconds.Length == 0)
            {
                throw new PlanInvalidException($"{model.Name} and {other.Name}, which takes the pictures, have no size or no length of a shot in common. Choose others: {PlanningOptions.SectionName}:Model, FirstFrameModel, ReferenceModel.") { Problems = ["images.models"] };
            }

            model = model with
            {
                Sizes = sizes,
                MinSeconds = seconds[0],
                MaxSeconds = seconds[^1],
                LegalSeconds = seconds.Length == seconds[^1] - seconds[0] + 1 ? null : seconds,
                MaxPromptLength = Math.Min(model.MaxPromptLength, other.MaxPromptLength - RoomFor(request, other)),
            };
        }

        return model;
    }

    // The sentences that say which picture is what.
    private static int RoomFor(VideoRequest request, ClipModel model) => ReferenceNames.Compose(
        "",
        [.. request.Images.Where(static image => image.Role == VideoImageRole.Reference).Take(model.Images!.MaxCount).Select(static image => new ShotImage { Id = "", Name = image.Name ?? "" })],
        model.Images.ReferenceWord,
        "en").Length;

    private static ClipModel Require(VideoImageRole role, string? name, ClipProviderCapabilities capabilities)
    {
        if (ShotModels.Find(role, name, capabilities) is { } model)
        {
            return model;
        }

        var problem = ShotImageCheck.Unsold(name, shotId: null, role, capabilities);
        throw new PlanInvalidException(problem.Sentence) { Problems = [problem.Code] };
    }
}
