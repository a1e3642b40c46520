using Prism.Sdk;

namespace Worker;

/// <summary>Starts one job for each text. The file's name is the job's key: the same file seen twice, before a crash and after it, is one job.</summary>
internal sealed partial class Inbox(IVideoPipeline pipeline, ILogger<Inbox> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var inbox = Directory.CreateDirectory("inbox");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            foreach (var file in inbox.EnumerateFiles("*.txt"))
            {
                var name = Path.GetFileNameWithoutExtension(file.Name);
                try
                {
                    var job = await pipeline.StartAsync(new VideoRequest { Text = await File.ReadAllTextAsync(file.FullName, stoppingToken) }, new JobOptions { Key = name }, stoppingToken);
                    Accepted(logger, name, job.Id);
                    file.Delete();   // only now: the journal has it
                }
                catch (Exception exception) when (exception is ArgumentException or PrismException)
                {
                    Refused(logger, name, exception.Message);
                    file.MoveTo(file.FullName + ".refused", overwrite: true);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Name} is job {JobId}.")]
    private static partial void Accepted(ILogger logger, string name, string jobId);

    [LoggerMessage(LogLevel.Error, "{Name} cannot be filmed: {Why}")]
    private static partial void Refused(ILogger logger, string name, string why);
}
