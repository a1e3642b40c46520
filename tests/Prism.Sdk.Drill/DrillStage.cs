using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Drill;

/// <summary>The three things that the process can be told to do, and what it says of them, a line at a time.</summary>
internal sealed class DrillStage(IConfiguration configuration, Action<string> say)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Orders orders = new(configuration);
    private readonly Report report = new(say);

    /// <summary>Does what the words say.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        switch (configuration["do"])
        {
            case "start":
                await StartAsync();
                return 0;
            case "host":
                await HostAsync();
                return 0;
            case "cancel":
                await CancelAsync();
                return 0;
            default:
                say("--do start | host | cancel");
                return 2;
        }
    }

    /// <summary>Starts jobs without a host, and waits for them.</summary>
    private async Task StartAsync()
    {
        await using var services = await BuildAsync();
        Traps.Journal = services.GetRequiredService<JournalDatabase>();
        var pipeline = services.GetRequiredService<IVideoPipeline>();
        await BeginAsync(pipeline);
        await WaitAsync(pipeline, CancellationToken.None);
        await report.WriteAsync(pipeline);
    }

    /// <summary>Resumes what is unfinished, as any host does, and starts jobs if told so.</summary>
    private async Task HostAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        await AddAsync(builder.Services);
        using var host = builder.Build();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        stopping.Register(() => say("stopping"));
        await host.StartAsync(CancellationToken.None);
        var pipeline = host.Services.GetRequiredService<IVideoPipeline>();
        if (orders.Starts)
        {
            await BeginAsync(pipeline);
        }

        try
        {
            await WaitAsync(pipeline, stopping);
            await report.WriteAsync(pipeline);
            await host.StopAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await host.WaitForShutdownAsync(CancellationToken.None);
            say("stopped");
        }
    }

    /// <summary>Cancels all jobs.</summary>
    private async Task CancelAsync()
    {
        await using var services = await BuildAsync();
        var pipeline = services.GetRequiredService<IVideoPipeline>();
        await foreach (var summary in pipeline.ListJobsAsync())
        {
            var job = (await pipeline.GetJobAsync(summary.Id))!;
            report.Write(await job.CancelAsync());
        }

        await report.WriteAsync(pipeline);
    }

    private async Task BeginAsync(IVideoPipeline pipeline)
    {
        var picture = orders.FirstFrame is { } path ? await pipeline.KeepImageAsync(VideoImage.FromFile(path) with { Role = VideoImageRole.FirstFrame }) : null;
        for (var job = 1; job <= orders.Jobs; job++)
        {
            var options = new JobOptions { Key = string.Create(CultureInfo.InvariantCulture, $"k{job}") };
            _ = orders.IsText ? await pipeline.StartAsync(orders.Request(job), options) : await pipeline.StartAsync(orders.Plan(job, picture), options);
            say($"started {options.Key}");
        }
    }

    // A failure that may pass is resumed once, as a person would.
    private static async Task WaitAsync(IVideoPipeline pipeline, CancellationToken stopping)
    {
        var resumed = new HashSet<string>();
        while (true)
        {
            var open = 0;
            await foreach (var summary in pipeline.ListJobsAsync(cancellationToken: stopping))
            {
                open += summary.Status == JobStatus.Running ? 1 : 0;
                if (summary.Status == JobStatus.Failed && await pipeline.GetJobAsync(summary.Id, stopping) is { Error.IsTransient: true } job && resumed.Add(job.Id))
                {
                    await job.ResumeAsync(stopping);
                    open++;
                }
            }

            if (open == 0)
            {
                return;
            }

            await Task.Delay(LookAgain, stopping);
        }
    }

    private async Task<ServiceProvider> BuildAsync()
    {
        var services = new ServiceCollection();
        await AddAsync(services);
        return services.BuildServiceProvider();
    }

    private async Task AddAsync(IServiceCollection services)
    {
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddProvider(new LineLog(say)));
        var prism = services.AddPrism(options => (options.Database, options.StaticRoot) = (orders.Database, orders.StaticRoot));

        // Each drill is a new folder and a new process; the templates are the same.
        services.Configure<TemplateOptions>(static options => options.CacheFolder = Path.Join(AppContext.BaseDirectory, "template-vectors"));
        await prism.UseEmulatorAsync(orders.Emulator);
    }
}
