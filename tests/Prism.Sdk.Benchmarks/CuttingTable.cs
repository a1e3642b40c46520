using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Composition.Rendering;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.Composition.Texts;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Benchmarks;

/// <summary>The parts of the composer, and a run that hears nothing.</summary>
internal sealed class CuttingTable : StageContext
{
    private readonly IOptions<CompositionOptions> options;
    private readonly ClipInspection inspection;
    private readonly FilmRender render;
    private readonly FfmpegRun run;
    private readonly FfmpegTools tools;
    private readonly MediaProbe probe;
    private string work = "";

    public CuttingTable(CompositionOptions settings)
    {
        options = Options.Create(settings);
        tools = new FfmpegTools(options);
        probe = new MediaProbe(tools);
        run = new FfmpegRun(tools, options);
        inspection = new ClipInspection(probe);
        render = new FilmRender(run, new PieceRender(run, options), new SoundRender(tools, run, options), options);
        Verification = new FilmVerification(probe);
    }

    public FilmVerification Verification { get; }

    public override string JobId => "bench";

    public override string WorkFolder => work;

    public override void Report(PipelineUpdate update)
    {
    }

    /// <summary>Does all but verify and publish.</summary>
    public async Task<FilmPlan> JoinAsync(List<string> paths, VideoSize size, ShotTransition transition, string folder)
    {
        var clips = await inspection.InspectAsync(Of(paths), CancellationToken.None);
        run.Prepare(folder);
        for (var i = 0; i < paths.Count; i++)
        {
            PlacedFile.Place(paths[i], Path.Join(folder, $"clip{i}.mp4"));
        }

        var shots = paths.Select((_, i) => new Shot { Id = $"s{i}", Seconds = 5, Prompt = "p", Transition = transition }).ToList();
        var plan = FilmPlanner.Plan(clips, shots, size, options.Value, burns: false, encodesSound: null);
        var extras = new FilmExtras { Metadata = new Dictionary<string, string>(), Captions = [], Title = "", Language = "en", Narrations = new string?[paths.Count] };
        await render.MakeAsync(plan, extras, folder, "film.mp4", static _ => { }, CancellationToken.None);
        return plan;
    }

    /// <summary>Decodes a film as the verification does.</summary>
    public Task DecodeAsync(string path) => probe.FindDecodeErrorAsync(path, CancellationToken.None);

    /// <summary>Does all of it; the film is <c>out/film.mp4</c> in the folder.</summary>
    public Task<FinalVideo> ComposeAsync(List<string> paths, ShotPlan plan, string folder)
    {
        work = folder;
        var composer = new FfmpegVideoComposer(
            tools, inspection, run, render, Verification, new FilmCompanions(new FilmStill(tools), options), new TextBurning(new FontSearch(options), options), new FileNarrator(options), options);
        return composer.ComposeAsync(new CompositionRequest { OutputPath = Path.Join(folder, "out", "film.mp4"), Clips = Of(paths), Plan = plan }, this, CancellationToken.None);
    }

    private static List<Clip> Of(List<string> paths) => [.. paths.Select(static (path, i) => new Clip { ShotId = $"s{i}", Path = path, Sha256 = "" })];
}
