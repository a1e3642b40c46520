using Prism.Sdk.Composition;

namespace Prism.Sdk.Worker;

/// <summary>A composer for tests of money: joins the names of the clips, and cuts nothing.</summary>
public sealed class JoinedNames : IVideoComposer
{
    public async Task<FinalVideo> ComposeAsync(CompositionRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        await File.WriteAllLinesAsync(request.OutputPath, request.Clips.Select(static clip => Path.GetFileName(clip.Path)), cancellationToken);
        return new FinalVideo
        {
            Path = request.OutputPath,
            Duration = TimeSpan.FromSeconds(request.Plan.Shots.Sum(static shot => shot.Seconds)),
            Size = request.Plan.Size,
            FrameRate = 30,
            Sha256 = "",
        };
    }
}
