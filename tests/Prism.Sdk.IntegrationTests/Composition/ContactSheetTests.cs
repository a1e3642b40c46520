namespace Prism.Sdk.IntegrationTests.Composition;

public sealed class ContactSheetTests : IDisposable
{
    private readonly CuttingTable table = new();

    public void Dispose() => table.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task WriteAsync_Film_PutsOneFrameOfEachShotSideBySide(int shots)
    {
        var clips = Enumerable.Range(0, shots).Select(i => TestMedia.Clip(table.At($"{i}.mp4"))).ToList();
        var film = await table.ComposeAsync(clips, new VideoSize(320, 240), cancellationToken: TestContext.Current.CancellationToken);
        var path = table.At("it's a \"sheet\".jpg");

        await table.Sheet.WriteAsync(film, path, TestContext.Current.CancellationToken);

        Assert.Equal("mjpeg", TestMedia.Entry(path, "v:0", "codec_name"));
        Assert.Equal((shots * 360, 270), (TestMedia.Number(path, "v:0", "width"), TestMedia.Number(path, "v:0", "height")));
    }
}
