using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prism.Sdk.Composition;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.IntegrationTests.Diagnostics;

public sealed class HealthCheckTests
{
    [Fact]
    public async Task Check_AllIsThere_IsHealthyAndAsksNobody()
    {
        await using var studio = await Studio.OpenAsync(static prism => prism.Services.AddHealthChecks().AddPrism());
        var report = await CheckAsync(studio);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Contains("ffmpeg", report.Entries["prism"].Data.Keys);
        Assert.Equal(0, report.Entries["prism"].Data["jobs"]);
        Assert.Empty(studio.Emulator.Requests);
    }

    [Fact]
    public async Task Check_WithoutFfmpeg_IsUnhealthyAndSaysWhatToInstall()
    {
        await using var studio = await Studio.OpenAsync(static prism =>
        {
            prism.Services.AddHealthChecks().AddPrism();
            prism.Services.Configure<CompositionOptions>(static options => options.FfmpegFolder = Path.GetTempPath());
        });
        var report = await CheckAsync(studio);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("apt-get install ffmpeg", report.Entries["prism"].Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FolderIsAFile_IsUnhealthyAndNamesTheSetting()
    {
        await using var studio = await Studio.OpenAsync(static prism => prism.Services.AddHealthChecks().AddPrism(failureStatus: HealthStatus.Degraded));
        var file = Path.Join(studio.Folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        studio.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PrismOptions>>().Value.StaticRoot = file;
        var report = await CheckAsync(studio);

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("STATIC_ROOT", report.Entries["prism"].Description!, StringComparison.Ordinal);
    }

    private static Task<HealthReport> CheckAsync(Studio studio) =>
        studio.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
}
