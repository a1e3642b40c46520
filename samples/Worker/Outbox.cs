using Prism.Sdk.Jobs;

namespace Worker;

/// <summary>Is told of each job that stops, at least once, also of one that ended while this process was down.</summary>
internal sealed partial class Outbox(ILogger<Outbox> logger) : IJobCompletionHandler
{
    public Task OnStoppedAsync(JobCompletion completion, CancellationToken cancellationToken = default)
    {
        if (completion.Film is { } film)
        {
            var path = Path.Join(Directory.CreateDirectory("outbox").FullName, completion.Key + ".mp4");
            File.Copy(film.Path, path, overwrite: true);
            Ready(logger, path, film.Cost.ToString());
        }
        else
        {
            Stopped(logger, completion.Key, completion.Status.ToString(), completion.Error?.Message);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Path} is ready, for {Cost}.")]
    private static partial void Ready(ILogger logger, string path, string cost);

    [LoggerMessage(LogLevel.Warning, "{Key} stopped as {Status}: {Why}")]
    private static partial void Stopped(ILogger logger, string? key, string status, string? why);
}
