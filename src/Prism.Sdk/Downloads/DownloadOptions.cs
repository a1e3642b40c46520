namespace Prism.Sdk.Downloads;

/// <summary>How clips are fetched, and from where. Bound from <c>Prism:Downloads</c>.</summary>
public sealed class DownloadOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism:Downloads";

    /// <summary>Gets hosts that clips may be fetched from, beside those of the provider: <c>media.example.com</c> (that host and all below it), <c>*.example.com</c> (those below), <c>media.example.com:8443</c> (one port; else that of https).</summary>
    /// <value>The default is none.</value>
    /// <remarks>Plain http is taken from this machine alone, named with its port: <c>127.0.0.1:9000</c>.</remarks>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Gets or sets whether an allowed host may have an address of a private network (10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7), as an object store has within a cloud's own network.</summary>
    /// <value>The default is <see langword="false"/>. This machine, the link's neighbours and the metadata services of clouds stay shut in any case.</value>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>Gets or sets the largest clip that is taken, in bytes.</summary>
    /// <value>The default is 512 MiB.</value>
    public long MaxBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Gets or sets how long the line may be silent.</summary>
    /// <value>The default is 60 seconds, of real time.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how many bytes a second must come, as a mean of half a minute; a slower line is given up and taken up again where it stood.</summary>
    /// <value>The default is 2048. Zero for no such rule.</value>
    public int MinimumBytesPerSecond { get; set; } = 2048;
}
