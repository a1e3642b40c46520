using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Jobs.Running;

namespace Prism.Sdk.IntegrationTests.Pipeline;

/// <summary>A service that runs for months remembers no film that it has long finished.</summary>
public sealed class RunnerMemoryTests
{
    [Fact]
    public async Task ForgetOldRuns_FinishedLongAgo_NothingIsKept()
    {
        var clock = new FakeTimeProvider();
        await using var studio = await Studio.OpenAsync(prism =>
        {
            prism.UseClipGenerator<StageReplacementTests.HomeMadeClips>();
            prism.Services.Replace(ServiceDescriptor.Singleton(new LeaseClock(clock)));
        });
        var runner = studio.Services.GetRequiredService<JobRunner>();
        var values = studio.Services.GetRequiredService<ClearValues>();
        var job = await studio.Pipeline.StartAsync(new VideoRequest { Text = "Mail anna@example.org. A cat walks.", Shots = 1, Seconds = 2 }, cancellationToken: TestContext.Current.CancellationToken);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);

        runner.ForgetOldRuns();
        Assert.NotNull(runner.Find(job.Id));
        Assert.NotEmpty((await values.FindAsync(job.Id, TestContext.Current.CancellationToken)).Map.Entities);

        clock.Advance(TimeSpan.FromMinutes(11));
        runner.ForgetOldRuns();
        Assert.Null(runner.Find(job.Id));
        Assert.Empty((await values.FindAsync(job.Id, TestContext.Current.CancellationToken)).Map.Entities);
        await job.WaitForCompletionAsync(TestContext.Current.CancellationToken);
    }
}
