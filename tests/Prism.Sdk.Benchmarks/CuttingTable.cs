using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Composition.Rendering;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>The parts of the composer, and a run that hears nothing.</summary>
internal sealed class CuttingTable : StageContext, IDisposable
{
    private readonly ServiceProvider parts;
    private string work = "";

    public CuttingTable(CompositionOptions settings)
    {
        var services = new ServiceCollection().AddSingleton(Options.Create(settings));
        CompositionSetup.Add(services);
        parts = services.BuildServiceProvider();
    }

    public FilmVerification Verification => parts.GetRequiredService<FilmVerification>();

    public override string JobId => "bench";

    public override string WorkFolder => work;

    public override void Report(PipelineUpdate update)
    {
    }

    /// <summary>Does all but verify and publish.</summary>
    public async Task<FilmPlan> JoinAsync(List<string> paths, VideoSize size, ShotTransition transition, string folder)
    {
        var clips = await parts.GetRequiredService<ClipInspection>().InspectAsync(Of(paths), CancellationToken.None);
        parts.GetRequiredService<FfmpegRun>().Prepare(folder);
        for (var i = 0; i < paths.Count; i++)
        {
            PlacedFile.Place(paths[i], Path.Join(folder, $"clip{i}.mp4"));
        }

        var shots = paths.Select((_, i) => new Shot { Id = $"s{i}", Seconds = 5, Prompt = "p", Transition = transition }).ToList();
        var plan = FilmPlanner.Plan(clips, shots, size, parts.GetRequiredService<IOptions<CompositionOptions>>().Value, burns: false, encodesSound: null);
        var extras = new FilmExtras { Metadata = new Dictionary<string, string>(), Captions = [], Title = "", Language = "en", Narrations = new string?[paths.Count] };
        await parts.GetRequiredService<FilmRender>().MakeAsync(plan, extras, folder, "film.mp4", static _ => { }, CancellationToken.None);
        return plan;
    }

    /// <summary>Decodes a film as the verification does.</summary>
    public Task DecodeAsync(string path) => parts.GetRequiredService<MediaProbe>().FindDecodeErrorAsync(path, CancellationToken.None);

    /// <summary>Does all of it; the film is <c>out/film.mp4</c> in the folder.</summary>
    public Task<FinalVideo> ComposeAsync(List<string> paths, ShotPlan plan, string folder)
    {
        work = folder;
        return parts.GetRequiredService<IVideoComposer>().ComposeAsync(new CompositionRequest { OutputPath = Path.Join(folder, "out", "film.mp4"), Clips = Of(paths), Plan = plan }, this, CancellationToken.None);
    }

    public void Dispose() => parts.Dispose();

    private static List<Clip> Of(List<string> paths) => [.. paths.Select(static (path, i) => new Clip { ShotId = $"s{i}", Path = path, Sha256 = "" })];
}
