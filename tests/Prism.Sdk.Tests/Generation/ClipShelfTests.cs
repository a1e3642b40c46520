using System.Security.Cryptography;
using NSubstitute;
using Prism.Sdk.Configuration;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Generation;

public sealed class ClipShelfTests : IDisposable
{
    private readonly TempJournal journal = new();
    private readonly IClipProvider provider = Substitute.For<IClipProvider>();

    public ClipShelfTests() => provider.Capabilities.Returns(new ClipProviderCapabilities { Name = "fake", Models = [], Prices = [new PriceRow { Model = "wan2.6-t2v", Sizes = [VideoSize.Landscape720], PerSecond = new Money(0.6m, "CNY") }] });

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task TakeAsync_SameContent_IsAFreeCopyOfTheJobsOwn()
    {
        var path = await PutAsync();

        var clip = await TakeAsync(BuyingBench.Request());
        File.Delete(path);

        Assert.True(clip is { IsReused: true, Cost.Amount: 0 });
        Assert.True(await ClipFile.IsIntactAsync(clip, default));
    }

    [Fact]
    public async Task TakeAsync_FileOfADeletedJob_IsNotThere()
    {
        File.Delete(await PutAsync());

        Assert.Null(await TakeAsync(BuyingBench.Request()));
    }

    [Fact]
    public async Task TakeAsync_AlteredFile_IsNotTaken()
    {
        await File.WriteAllTextAsync(await PutAsync(), "altered");

        Assert.Null(await TakeAsync(BuyingBench.Request()));
    }

    [Fact]
    public async Task TakeAsync_JobThatWantsItsOwn_GetsNone()
    {
        await PutAsync();

        Assert.Null(await TakeAsync(BuyingBench.Request() with { ReuseClips = false }));
    }

    [Fact]
    public async Task TakeAsync_SeveralAccounts_AFilmOfAnyTakesIt_AndOneBoundToAnotherDoesNot()
    {
        await PutAsync();
        var one = provider.Capabilities;
        provider.Capabilities.Returns(one with { Accounts = [new ClipAccount { Name = "another" }, new ClipAccount { Name = "default", TakesOrders = false }] });

        Assert.Null(await TakeAsync(BuyingBench.Request() with { Account = "another" }));
        Assert.NotNull(await TakeAsync(BuyingBench.Request() with { Account = "default" }));
        Assert.NotNull(await TakeAsync(BuyingBench.Request()));
    }

    private async Task<string> PutAsync()
    {
        await journal.CreateAsync("j2");
        var row = await journal.RecordAsync(journal.Intent("j2", "s1") with { Fingerprint = OrderFingerprint.Of(ClipOrder.For(BuyingBench.Request(), "default"), "fake") });
        var path = Path.Join(journal.Folder, "clip.mp4");
        await File.WriteAllTextAsync(path, "clip");
        await journal.Store.SettleAsync(row.Id, new Settlement { State = SubmissionState.Downloaded, ClipPath = path, ClipSha256 = Convert.ToHexStringLower(SHA256.HashData("clip"u8)) });
        return path;
    }

    private Task<Clip?> TakeAsync(ClipRequest request)
    {
        var folders = new JobFolders(Microsoft.Extensions.Options.Options.Create(new PrismOptions { StaticRoot = journal.Folder }));
        return new ClipShelf(provider, BuyingBench.PricesOf(provider, journal), journal.Store, folders).TakeAsync(request, "j1", CancellationToken.None);
    }
}
