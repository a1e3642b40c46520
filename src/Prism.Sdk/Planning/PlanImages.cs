using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Pictures;
using Prism.Sdk.Planning.Review;

namespace Prism.Sdk.Planning;

/// <summary>Puts the pictures of a request into its plan, by rule and after the language model has written it: no reply can bring in a picture, a path or an address.</summary>
internal static class PlanImages
{
    private static readonly string[] Articles = ["the ", "a ", "an "];

    /// <summary>Gives each shot its pictures: a first frame, else the references that it shows, else, in a chained film, the last frame of the shot before.</summary>
    /// <param name="plan">The plan, as a planner wrote it. What pictures a shot has already stay.</param>
    /// <param name="request">The request, whose pictures are kept.</param>
    /// <param name="options">The settings of planning.</param>
    /// <param name="capabilities">Who sells.</param>
    /// <param name="warnings">A sentence on each picture that no shot, or not every shot that shows it, could take.</param>
    public static ShotPlan Attach(ShotPlan plan, VideoRequest request, PlanningOptions options, ClipProviderCapabilities capabilities, out IReadOnlyList<PipelineWarning> warnings)
    {
        List<PipelineWarning> told = [];
        warnings = told;
        var chains = request.ChainShots ?? options.ChainShots;
        if (request.Images.Count == 0 && !chains)
        {
            return plan;
        }

        var first = ShotModels.Find(VideoImageRole.FirstFrame, options.FirstFrameModel, capabilities);
        var reference = ShotModels.Find(VideoImageRole.Reference, options.ReferenceModel, capabilities);
        var shots = plan.Shots.ToArray();
        foreach (var image in request.Images.Where(static image => image.Role == VideoImageRole.FirstFrame))
        {
            var at = Array.FindIndex(shots, shot => Shows(shot, image.Name) && shot.ImageRole is null);
            if (at < 0 || (image.Name is null && at > 0))
            {
                told.Add(Unused(image, "no shot that shows it is free for a first frame"));
                continue;
            }

            shots[at] = shots[at] with { FirstFrame = ToShot(image) };
        }

        AddReferences(shots, [.. request.Images.Where(static image => image.Role == VideoImageRole.Reference)], reference?.Images?.MaxCount ?? 1, told);
        if (chains)
        {
            shots = [.. shots.Select(static (shot, at) => at > 0 && shot.ImageRole is null ? shot with { Continues = true } : shot)];
        }

        return plan with
        {
            Shots = shots,
            FirstFrameModel = plan.FirstFrameModel ?? (shots.Any(static shot => shot.ImageRole == VideoImageRole.FirstFrame) ? first?.Name : null),
            ReferenceModel = plan.ReferenceModel ?? (shots.Any(static shot => shot.ImageRole == VideoImageRole.Reference) ? reference?.Name : null),
        };
    }

    /// <summary>Tells whether a shot shows what a picture is named for: its prompt or its characters say so. What has no name is in every shot.</summary>
    public static bool Shows(Shot shot, string? name)
    {
        if (name is null)
        {
            return true;
        }

        var bare = Bare(name);
        return Naming.Mentions(shot.Prompt, bare) || shot.Characters.Any(who => string.Equals(Bare(who), bare, StringComparison.OrdinalIgnoreCase));
    }

    private static void AddReferences(Shot[] shots, IReadOnlyList<VideoImage> references, int most, List<PipelineWarning> told)
    {
        HashSet<VideoImage> used = [];
        foreach (var (at, shot) in shots.Index())
        {
            var shown = references.Where(image => Shows(shot, image.Name)).DistinctBy(static image => image.Id).ToArray();
            if (shown.Length == 0 || shot.ImageRole == VideoImageRole.Reference)
            {
                continue;
            }

            if (shot.ImageRole is not null)
            {
                told.Add(new() { Code = "image-left-out", Message = $"Shot {shot.Id} begins with a first frame, so it takes no references; {shown.Length} were left out." });
                used.UnionWith(shown);
                continue;
            }

            if (shown.Length > most)
            {
                told.Add(new() { Code = "image-left-out", Message = $"Shot {shot.Id} shows {shown.Length} references; the model takes {most}, and the first {most} of the request are used." });
            }

            shots[at] = shot with { References = [.. shown.Take(most).Select(ToShot)] };
            used.UnionWith(shown);
        }

        told.AddRange(references.Where(image => !used.Contains(image)).Select(static image => Unused(image, "its name is in no shot's prompt or characters")));
    }

    // People write "the red bottle", and prompts "a red bottle".
    private static string Bare(string name) =>
        Articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.OrdinalIgnoreCase)) is { } article ? name[article.Length..].TrimStart() : name;

    private static ShotImage ToShot(VideoImage image) => new() { Id = image.Id!, Name = image.Name };

    private static PipelineWarning Unused(VideoImage image, string why) =>
        new() { Code = "image-unused", Message = $"A picture ({image.Role}, {image.Id![..8]}…) is in no shot: {why}. Name it as the text does, or put it into the plan by hand (Shot.FirstFrame, Shot.References)." };
}
