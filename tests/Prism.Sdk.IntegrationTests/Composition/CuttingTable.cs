using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>A composer with real ffmpeg, a folder of its own, and a record of what it reports.</summary>
internal sealed class CuttingTable : StageContext, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-cut-");
    private readonly ServiceProvider provider;

    public CuttingTable(CompositionOptions? options = null, INarrator? narrator = null, string? work = null)
    {
        var services = new ServiceCollection().AddSingleton(Options.Create(options ?? new CompositionOptions { Preset = "ultrafast", Poster = false, Manifest = false }));
        if (narrator is not null)
        {
            services.AddSingleton(narrator);
        }

        CompositionSetup.Add(services);
        provider = services.BuildServiceProvider();
        WorkFolder = work ?? Path.Join(folder.FullName, "work");
        Directory.CreateDirectory(WorkFolder);
    }

    public override string JobId => "job-1";

    public override string WorkFolder { get; }

    public string Film => Path.Join(folder.FullName, "out", "film.mp4");

    public ConcurrentQueue<PipelineUpdate> Updates { get; } = new();

    public IEnumerable<double> Percents => Updates.OfType<Composing>().Select(update => update.Percent);

    public IVideoComposer Composer => provider.GetRequiredService<IVideoComposer>();

    public ClipCheck Check => provider.GetRequiredService<ClipCheck>();

    public ContactSheet Sheet => provider.GetRequiredService<ContactSheet>();

    public override void Report(PipelineUpdate update) => Updates.Enqueue(update);

    public string At(string name) => Path.Join(folder.FullName, name);

    /// <summary>Composes the clips as shots s1, s2, …</summary>
    public Task<FinalVideo> ComposeAsync(
        IReadOnlyList<string> clips,
        VideoSize size,
        string? output = null,
        int seconds = 2,
        ShotTransition transition = default,
        IReadOnlyList<string?>? captions = null,
        string language = "en",
        string title = "t",
        CancellationToken cancellationToken = default) =>
        Composer.ComposeAsync(
            new CompositionRequest
            {
                OutputPath = output ?? Film,
                Clips = [.. clips.Select((path, i) => new Clip { ShotId = $"s{i + 1}", Path = path, Sha256 = "" })],
                Plan = new ShotPlan
                {
                    Title = title,
                    Language = language,
                    Model = "wan2.6-t2v",
                    Size = size,
                    Shots = [.. clips.Select((_, i) => new Shot { Id = $"s{i + 1}", Seconds = seconds, Prompt = "p", Transition = transition, Caption = captions?[i] })],
                },
            },
            this,
            cancellationToken);

    public void Dispose()
    {
        provider.Dispose();
        folder.Delete(recursive: true);
    }
}
