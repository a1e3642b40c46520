using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Planning;

/// <summary>What a provider with models for pictures says of itself.</summary>
internal static class ImageShop
{
    public static ClipProviderCapabilities Capabilities { get; } = new()
    {
        Name = "studio",
        Prices = [],
        Models = [Model("t2v") with { MaxSeconds = 15, Sizes = [VideoSize.Landscape720, VideoSize.Landscape1080] }],
        ImageModels =
        [
            Model("i2v") with { Images = new ClipImageRules { Role = VideoImageRole.FirstFrame } },
            Model("r2v") with { MaxSeconds = 10, Images = new ClipImageRules { Role = VideoImageRole.Reference, MaxCount = 3, ReferenceWord = "character" } },
        ],
    };

    private static ClipModel Model(string name) => new() { Name = name, Sizes = [VideoSize.Landscape720], MinSeconds = 2, MaxSeconds = 15, MaxPromptLength = 500 };
}
