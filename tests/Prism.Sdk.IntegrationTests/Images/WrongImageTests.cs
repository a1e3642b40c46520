using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Downloads;
using Prism.Sdk.IntegrationTests.Downloads;
using Prism.Sdk.IntegrationTests.Providers;
using Prism.Sdk.Planning;

namespace Prism.Sdk.IntegrationTests.Images;

/// <summary>What cannot be used is told before a model is asked or anything is bought.</summary>
public sealed class WrongImageTests
{
    [Theory]
    [InlineData("missing", "image.missing")]
    [InlineData("empty", "image.empty")]
    [InlineData("text", "image.kind")]
    [InlineData("large", "image.large")]
    [InlineData("small", "image.size")]
    [InlineData("alpha", "image.alpha")]
    [InlineData("name", "image.name")]
    [InlineData("personal", "image.name")]
    public async Task StartAsync_PictureThatCannotBeUsed_NamesTheRule(string fault, string code)
    {
        await using var studio = await Studio.OpenAsync();
        var path = Path.Join(studio.Folder, "picture.png");
        switch (fault)
        {
            case "empty":
                await File.WriteAllBytesAsync(path, []);
                break;
            case "text":
                await File.WriteAllTextAsync(path, "<svg onload=alert(1)>");
                break;
            case "large":
                await File.WriteAllBytesAsync(path, [.. await File.ReadAllBytesAsync(TestPictures.Make(studio.Folder, "red")), .. new byte[21 << 20]]);
                break;
            case "small":
                path = TestPictures.Make(studio.Folder, "red", "200x200");
                break;
            case "alpha":
                Composition.TestMedia.Run("ffmpeg", ["-f", "lavfi", "-i", "color=c=red:s=320x320,format=rgba", "-frames:v", "1", "file:" + path]);
                break;
            case "name" or "personal":
                path = TestPictures.Make(studio.Folder, "red");
                break;
        }

        var image = VideoImage.FromFile(path, fault switch { "name" => new string('x', 81), "personal" => "Lily 13812345678", _ => null }) with { Role = VideoImageRole.FirstFrame };
        var exception = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.StartAsync(new VideoRequest { Text = "A cat.", Images = [image] }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal([code], exception.Problems);
        Assert.Empty(studio.Emulator.Bill);
        Assert.DoesNotContain(studio.Emulator.Requests, static request => request.Path.Contains("chat", StringComparison.Ordinal));
        Assert.Empty(await studio.Pipeline.ListJobsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StartAsync_PlanWithAPictureThatIsNotKept_IsRefused()
    {
        await using var studio = await Studio.OpenAsync();
        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = "A cat.", Shots = 1 }, TestContext.Current.CancellationToken);
        var strange = plan with { Shots = [plan.Shots[0] with { FirstFrame = new ShotImage { Id = new string('a', 64) + ".png" } }] };

        var exception = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.StartAsync(strange, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["image.missing:s1"], exception.Problems);
        Assert.Empty(studio.Emulator.Bill);
    }

    [Fact]
    public async Task StartAsync_ProviderThatTakesNoPictures_SaysSoBeforeAnythingIsBought()
    {
        await using var studio = await Studio.OpenAsync(static prism => prism.Services.AddSingleton<Prism.Sdk.Generation.IClipProvider>(new PlainProvider(new PlainService(takesKeys: true), takesKeys: true)));
        var image = VideoImage.FromFile(TestPictures.Make(studio.Folder, "red"));

        var request = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.StartAsync(new VideoRequest { Text = "A cat.", Images = [image] }, cancellationToken: TestContext.Current.CancellationToken));
        var chain = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.PlanAsync(new VideoRequest { Text = "A cat.", ChainShots = true }, TestContext.Current.CancellationToken));
        var quote = Assert.Throws<PlanInvalidException>(() => { _ = studio.Pipeline.GetQuote(new VideoRequest { Text = "A cat.", Images = [image] }); });
        var kept = await Assert.ThrowsAsync<PlanInvalidException>(() => studio.Pipeline.KeepImageAsync(image, TestContext.Current.CancellationToken));

        Assert.All([request, chain, quote, kept], static exception => Assert.Equal(["images.unsold"], exception.Problems));
        Assert.Contains("plain sells no model", request.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepImageAsync_AddressThatIsAllowed_IsFetchedOnceAndKnownByItsContent()
    {
        string? allowed = null;
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<DownloadOptions>(options =>
        {
            if (allowed is not null)
            {
                options.AllowedHosts.Add(allowed);
            }
        }));
        var path = TestPictures.Make(studio.Folder, "red");
        var bytes = await File.ReadAllBytesAsync(path);
        await using var server = new FileServer(FileServer.Always($"HTTP/1.1 200 OK\nContent-Type: image/png\nContent-Length: {bytes.Length}", bytes));

        var blocked = await Assert.ThrowsAsync<ProviderRequestException>(() => studio.Pipeline.KeepImageAsync(VideoImage.FromUri(server.Address), TestContext.Current.CancellationToken));
        Assert.Equal((ProviderFault.Blocked, 0), (blocked.Fault, server.Requests));
        Assert.DoesNotContain("very-secret", blocked.Message, StringComparison.Ordinal);

        allowed = $"127.0.0.1:{server.Address.Port}";
        await studio.RestartAsync();
        var image = await studio.Pipeline.KeepImageAsync(VideoImage.FromUri(server.Address, "the bottle"), TestContext.Current.CancellationToken);

        Assert.Equal((TestPictures.Id(path), "the bottle", 1), (image.Id, image.Name, server.Requests));
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.5/a.png")]
    [InlineData("http://pictures.example.com/a.png")]
    [InlineData("https://user:word@pictures.example.com/a.png")]
    public async Task KeepImageAsync_AddressOfAnInnerPlace_IsNeverAsked(string address)
    {
        await using var studio = await Studio.OpenAsync();

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => studio.Pipeline.KeepImageAsync(VideoImage.FromUri(new Uri(address)), TestContext.Current.CancellationToken));

        Assert.Equal(ProviderFault.Blocked, exception.Fault);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/other", ProviderFault.Redirect)]
    [InlineData("HTTP/1.1 404 Not Found", ProviderFault.NotFound)]
    public async Task KeepImageAsync_AnswerThatIsNoPicture_IsToldAndNotFollowed(string head, ProviderFault fault)
    {
        await using var server = new FileServer(FileServer.Always(head + "\nContent-Length: 0"));
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<DownloadOptions>(options => options.AllowedHosts.Add($"127.0.0.1:{server.Address.Port}")));

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => studio.Pipeline.KeepImageAsync(VideoImage.FromUri(server.Address), TestContext.Current.CancellationToken));

        Assert.Equal((fault, 1), (exception.Fault, server.Requests));
    }
}
