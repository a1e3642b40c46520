using Prism.Sdk.Clients.DashScope.Media;
using Prism.Sdk.Clients.DashScope.Requests;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>Says an order of the pipeline in the words of its model's family.</summary>
internal static class WanOrders
{
    /// <param name="order">The order.</param>
    /// <param name="options">The account's options.</param>
    /// <param name="place">Says where a picture is: in the service's store, or on this machine.</param>
    /// <exception cref="ArgumentException">The model cannot make the size.</exception>
    public static VideoSynthesisRequest Request(ClipOrder order, DashScopeOptions options, Func<ClipImage, MediaInput> place)
    {
        if (order.FirstFrame is { } first)
        {
            return FromFirstFrame(order, place(first), VideoCatalogue.Resolve(options, order.Model, VideoFamily.ImageToVideo));
        }

        if (order.References.Count > 0)
        {
            return FromReferences(order, [.. order.References.Select(place)], VideoCatalogue.Resolve(options, order.Model, VideoFamily.ReferenceToVideo));
        }

        var model = VideoCatalogue.Resolve(options, order.Model, VideoFamily.TextToVideo);
        if (model.Family != VideoFamily.Wan27TextToVideo)
        {
            return new TextToVideoRequest
            {
                Model = order.Model,
                Prompt = order.Prompt,
                NegativePrompt = order.NegativePrompt,
                Size = order.Size,
                Duration = order.Seconds,
                Seed = order.Seed,

                ShotType = OneShot(model),
            };
        }

        var (tier, ratio) = TierOf(order);
        return new Wan27TextToVideoRequest
        {
            Model = order.Model,
            Prompt = order.Prompt,
            NegativePrompt = order.NegativePrompt,
            Resolution = new VideoResolution(tier),
            Ratio = new VideoRatio(ratio),
            Duration = order.Seconds,
            Seed = order.Seed,
        };
    }

    // The picture has a shape of its own; of the size the tier alone counts, and with it the price.
    private static ImageToVideoRequest FromFirstFrame(ClipOrder order, MediaInput picture, VideoModel model) => new()
    {
        Model = order.Model,
        Prompt = order.Prompt,
        NegativePrompt = order.NegativePrompt,
        Image = picture,
        Resolution = new VideoResolution(TierOf(order).Tier),
        Duration = order.Seconds,
        Seed = order.Seed,
        ShotType = OneShot(model),
    };

    private static ReferenceToVideoRequest FromReferences(ClipOrder order, IReadOnlyList<MediaInput> pictures, VideoModel model) => new()
    {
        Model = order.Model,
        Prompt = order.Prompt,
        NegativePrompt = order.NegativePrompt,
        References = pictures,
        Size = order.Size,
        Duration = order.Seconds,
        Seed = order.Seed,
        ShotType = OneShot(model),
    };

    // A shot of the plan is one picture: a model that cuts between several would break what the next prompt repeats.
    private static ShotType? OneShot(VideoModel model) => model.Entry.Features?.Contains(VideoFeature.ShotType) == true ? ShotType.SingleShot : null;

    private static (string Tier, string Ratio) TierOf(ClipOrder order) =>
        SizeTiers.Find(order.Size) ?? throw new ArgumentException($"{order.Model} makes no {order.Size}: no resolution and ratio stand for it.", nameof(order));
}
