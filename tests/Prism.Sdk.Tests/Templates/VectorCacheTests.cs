namespace Prism.Sdk.Tests.Templates;

public sealed class VectorCacheTests : IDisposable
{
    private readonly RoutingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task MatchAsync_NewProcess_TakesTheTemplatesFromDisk()
    {
        await AskAsync("m1");
        var again = await AskAsync("m1");

        Assert.Equal([1], again);
    }

    [Fact]
    public async Task MatchAsync_OtherModelOrOtherLength_IsNeverMixed()
    {
        await AskAsync("m1");

        Assert.Equal([1, 12], await AskAsync("m2"));
        Assert.Equal([1, 12], await AskAsync("m1", static text => [.. RoutingBench.Words(text), 1]));
        Assert.Equal([1], await AskAsync("m2"));
        Assert.Equal(3, Directory.GetFiles(bench.Cache).Length);
    }

    [Fact]
    public async Task MatchAsync_OneTextChanged_EmbedsThatOneAlone()
    {
        await AskAsync("m1");
        bench.Templates = [.. bench.Templates.Skip(1), RoutingBench.Template("product-ad", "presents a product: buy it, order it", "介绍产品，广告，下单购买", "Order the new lamp.", "购买产品，送礼合适。")];

        Assert.Equal([1, 1], await AskAsync("m1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task MatchAsync_OneBitTurned_IsMadeAnew(int place)
    {
        await AskAsync("m1");
        var file = Directory.GetFiles(bench.Cache).Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        Assert.Equal([1, 12], await AskAsync("m1"));
        Assert.Equal([1], await AskAsync("m1"));
    }

    [Fact]
    public async Task MatchAsync_FileCutOff_IsMadeAnew()
    {
        await AskAsync("m1");
        var file = Directory.GetFiles(bench.Cache).Single();
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..100], TestContext.Current.CancellationToken);

        Assert.Equal([1, 12], await AskAsync("m1"));
    }

    [Fact]
    public async Task MatchAsync_TurnedOff_OrWithoutAModelsName_WritesNothing()
    {
        await AskAsync(null);
        bench.Settings.UseVectorCache = false;
        await AskAsync("m1");

        Assert.False(Directory.Exists(bench.Cache));
    }

    [Fact]
    public async Task MatchAsync_FolderCannotBeWritten_SearchesAllTheSame()
    {
        var file = Path.Join(Path.GetTempPath(), $"prism-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        bench.Settings.CacheFolder = Path.Join(file, "inside");

        Assert.Equal([1, 12], await AskAsync("m1"));
        File.Delete(file);
    }

    private async Task<IEnumerable<int>> AskAsync(string? model, Func<string, float[]>? embed = null)
    {
        using var generator = new FakeEmbeddingGenerator(embed ?? RoutingBench.Words, model);
        var match = await bench.MatchAsync(generator, "travel by the coast");
        Assert.Equal("travel-vlog", match.Template.Id);
        return generator.Calls.Select(static call => call.Count);
    }
}
