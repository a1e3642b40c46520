using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>A composer with real ffmpeg, a folder of its own, and a record of what it reports.</summary>
internal sealed class CuttingTable : StageContext, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-cut-");

    public CuttingTable(CompositionOptions? options = null)
    {
        var settings = Options.Create(options ?? new CompositionOptions { Preset = "ultrafast" });
        var tools = new FfmpegTools(settings);
        var probe = new MediaProbe(tools);
        Check = new ClipCheck(probe);
        Sheet = new ContactSheet(tools);
        Composer = new FfmpegVideoComposer(tools, probe, new FilmCut(tools, settings), new FilmVerification(probe), settings);
        Directory.CreateDirectory(WorkFolder);
    }

    public override string JobId => "job-1";

    public override string WorkFolder => Path.Join(folder.FullName, "work");

    public string Film => Path.Join(folder.FullName, "out", "film.mp4");

    public ConcurrentQueue<PipelineUpdate> Updates { get; } = new();

    public IEnumerable<double> Percents => Updates.OfType<Composing>().Select(update => update.Percent);

    public FfmpegVideoComposer Composer { get; }

    public ClipCheck Check { get; }

    public ContactSheet Sheet { get; }

    public override void Report(PipelineUpdate update) => Updates.Enqueue(update);

    public string At(string name) => Path.Join(folder.FullName, name);

    /// <summary>Composes the clips as shots s1, s2, …</summary>
    public Task<FinalVideo> ComposeAsync(IReadOnlyList<string> clips, VideoSize size, string? output = null, int seconds = 2, CancellationToken cancellationToken = default) =>
        Composer.ComposeAsync(
            new CompositionRequest
            {
                OutputPath = output ?? Film,
                Clips = [.. clips.Select((path, i) => new Clip { ShotId = $"s{i + 1}", Path = path, Sha256 = "" })],
                Plan = new ShotPlan
                {
                    Title = "t",
                    Language = "en",
                    Model = "wan2.6-t2v",
                    Size = size,
                    Shots = [.. clips.Select((_, i) => new Shot { Id = $"s{i + 1}", Seconds = seconds, Prompt = "p" })],
                },
            },
            this,
            cancellationToken);

    public void Dispose() => folder.Delete(recursive: true);
}
