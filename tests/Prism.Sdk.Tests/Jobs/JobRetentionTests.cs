using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Publishing;
using Prism.Sdk.Configuration;
using Prism.Sdk.Images;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Jobs;

public sealed class JobRetentionTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IFilmStore films = Substitute.For<IFilmStore>();

    public void Dispose() => journal.Dispose();

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task SweepAsync_StoppedJob_IsKeptAsLongAsIsSaid(int hours, bool isKept)
    {
        await EndAsync("j1");
        journal.Time.Advance(TimeSpan.FromHours(hours));

        await SweepAsync(TimeSpan.FromDays(1));

        Assert.Equal(isKept, await journal.Store.FindAsync("j1") is not null);
    }

    [Fact]
    public async Task SweepAsync_NothingIsSaid_KeepsForEver()
    {
        await EndAsync("j1");
        journal.Time.Advance(TimeSpan.FromDays(10_000));

        await SweepAsync(keep: null);

        Assert.NotNull(await journal.Store.FindAsync("j1"));
    }

    [Fact]
    public async Task SweepAsync_UnfinishedJob_IsNeverTaken()
    {
        await journal.CreateAsync("j1");
        journal.Time.Advance(TimeSpan.FromDays(100));

        await SweepAsync(TimeSpan.FromDays(1));

        Assert.NotNull(await journal.Store.FindAsync("j1"));
    }

    [Fact]
    public async Task SweepAsync_FilesHeldOpen_TheOthersGoAndTheJobIsStillThere()
    {
        await EndAsync("j1");
        await EndAsync("j2");
        films.DeleteAsync("j1", Arg.Any<CancellationToken>()).ThrowsAsync(new IOException("in use"));
        journal.Time.Advance(TimeSpan.FromDays(2));

        await SweepAsync(TimeSpan.FromDays(1));

        Assert.NotNull(await journal.Store.FindAsync("j1"));
        Assert.Null(await journal.Store.FindAsync("j2"));
    }

    private async Task EndAsync(string id)
    {
        await journal.CreateAsync(id);
        await journal.Store.EndAsync(id, TempJournal.Lease, new JobEnd { Status = JobStatus.Paused, Update = new JobPaused() });
    }

    private Task SweepAsync(TimeSpan? keep)
    {
        var place = Options.Create(new PrismOptions { StaticRoot = journal.Folder });
        var folders = new JobFolders(place);
        var images = new JobImages(new ImagePool(place), films, folders, new LastFrame(new FfmpegTools(Options.Create(new CompositionOptions()))));
        var removal = new JobRemoval(journal.Store, films, folders, images);
        return new JobRetention(journal.Store, removal, Options.Create(new JobRecoveryOptions { KeepStoppedFor = keep }), journal.Time, NullLogger<JobRetention>.Instance).SweepAsync(CancellationToken.None);
    }
}
