using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Downloads;

/// <summary>Ends a try whose line is silent, or so slow that it would never end. By a steady clock: a wall clock that is set does not count.</summary>
internal sealed class LineWatch : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource idle;
    private readonly DownloadOptions options;
    private readonly TimeProvider clock;
    private readonly string host;
    private long windowStart;
    private long windowBytes;

    public LineWatch(DownloadOptions options, TimeProvider clock, string host, CancellationToken cancellationToken)
    {
        (this.options, this.clock, this.host) = (options, clock, host);
        idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle.CancelAfter(options.IdleTimeout);
        windowStart = clock.GetTimestamp();
    }

    public CancellationToken Token => idle.Token;

    /// <exception cref="DownloadException">Too little came in the last half minute.</exception>
    public void Saw(int bytes)
    {
        idle.CancelAfter(options.IdleTimeout);
        windowBytes += bytes;
        var elapsed = clock.GetElapsedTime(windowStart);
        if (elapsed < Window)
        {
            return;
        }

        var rate = windowBytes / elapsed.TotalSeconds;
        if (rate < options.MinimumBytesPerSecond)
        {
            throw new DownloadException(
                ProviderFault.Timeout,
                Wording.Pick(
                    (FormattableString)$"{host} sends {rate:0} bytes a second; at least {options.MinimumBytesPerSecond} are expected ({DownloadOptions.SectionName}:MinimumBytesPerSecond).",
                    $"{host} 每秒只发送 {rate:0} 字节，低于下限 {options.MinimumBytesPerSecond}（{DownloadOptions.SectionName}:MinimumBytesPerSecond）。"))
            {
                IsTransient = true,
            };
        }

        (windowStart, windowBytes) = (clock.GetTimestamp(), 0);
    }

    public void Dispose() => idle.Dispose();
}
