using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Generation;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>The check sees what an exit code of 0 hides.</summary>
public sealed class FilmVerificationTests(FilmVerificationTests.Good good) : IClassFixture<FilmVerificationTests.Good>
{
    private static readonly VideoSize Small = new(320, 240);

    [Theory]
    [InlineData("as it is", null)]
    [InlineData("-c copy -map 0 -map_metadata -1", "its tag AIGC cannot be read back")]
    [InlineData("-c copy -map 0 -metadata AIGC={} -movflags use_metadata_tags", "its tag AIGC cannot be read back")]
    [InlineData("-c copy -map 0:v -map 0:s -movflags use_metadata_tags", "its sound is missing")]
    [InlineData("-c:v copy -af adelay=80:all=1 -map 0:v -map 0:a -map 0:s -c:s copy -movflags use_metadata_tags", "ms after")]
    [InlineData("-c copy -t 3 -map 0:v -map 0:a -map 0:s -movflags use_metadata_tags", "frames instead of 120")]
    [InlineData("-c copy -map 0:v -map 0:a -movflags use_metadata_tags", "0 tracks of captions")]
    [InlineData("-c:a copy -c:s copy -s 160x120 -map 0:v -map 0:a -map 0:s -movflags use_metadata_tags", "its size is 160*120 instead of")]
    [InlineData("-c:a copy -c:s copy -c:v mpeg4 -map 0:v -map 0:a -map 0:s -movflags use_metadata_tags", "its picture is mpeg4")]
    [InlineData("spoiled", "does not decode to its end")]
    public async Task VerifyAsync_FilmIsNotWhatWasPlanned_SaysWhat(string change, string? problem)
    {
        var changed = Change(good.Film.Path, change);
        var tags = new Dictionary<string, string> { ["AIGC"] = good.Film.Report!.Outputs[0].AiLabel! };

        var checking = () => new FilmVerification(good.Probe).VerifyAsync(changed, good.Plan, tags, hasCaptions: true, TestContext.Current.CancellationToken);

        if (problem is null)
        {
            Assert.Equal(120, (await checking()).Frames);
        }
        else
        {
            Assert.Contains(problem, (await Assert.ThrowsAsync<CompositionException>(checking)).Message, StringComparison.Ordinal);
        }
    }

    private static string Change(string film, string change)
    {
        var changed = $"{film}.{Guid.NewGuid():N}.mp4";
        if (change.StartsWith('-'))
        {
            TestMedia.Run("ffmpeg", ["-i", film, .. change.Split(' '), "-y", changed]);
            return changed;
        }

        var bytes = File.ReadAllBytes(film);
        if (change == "spoiled")
        {
            new Random(7).NextBytes(bytes.AsSpan(bytes.Length / 2, bytes.Length / 10));
        }

        File.WriteAllBytes(changed, bytes);
        return changed;
    }

    /// <summary>A film that is right, made once.</summary>
    public sealed class Good : IAsyncLifetime
    {
        private readonly CuttingTable table = new();

        internal MediaProbe Probe { get; } = new(new FfmpegTools(Options.Create(new CompositionOptions())));

        internal FilmPlan Plan { get; private set; } = null!;

        internal FinalVideo Film { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            string[] clips = [TestMedia.Clip(table.At("a.mp4")), TestMedia.Clip(table.At("b.mp4"))];
            Film = await table.ComposeAsync(clips, Small, captions: ["one", "two"]);
            var inspected = await new ClipInspection(new KnownClips(Probe), Probe).InspectAsync([.. clips.Select(static (path, i) => new Clip { ShotId = $"s{i}", Path = path, Sha256 = "" })], CancellationToken.None);
            Plan = FilmPlanner.Plan(inspected, [null, null], Small, new CompositionOptions(), burns: false, encodesSound: null);
        }

        public ValueTask DisposeAsync()
        {
            table.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
