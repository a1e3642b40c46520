using Prism.Sdk.Net;

namespace Prism.Sdk.Downloads;

/// <summary>What to fetch, from where, and to which name.</summary>
internal sealed record DownloadOrder
{
    public required Uri Address { get; init; }

    /// <summary>Gets the final name. The folder must be there.</summary>
    public required string Path { get; init; }

    /// <summary>Gets where the first bytes of a file that is no clip are kept, for a person to look at.</summary>
    public string? BadPath { get; init; }

    /// <summary>Gets the hosts that the provider's files lie on.</summary>
    /// <value>Empty for any public host.</value>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Gets what gives a fresh address once the first has expired.</summary>
    public Func<CancellationToken, Task<Uri?>>? Refresh { get; init; }

    public AddressRule Rule(DownloadOptions options) => new()
    {
        Hosts = [.. Hosts, .. options.AllowedHosts],
        AnyPublicHost = Hosts.Count == 0,
        AllowPrivateNetworks = options.AllowPrivateNetworks,
    };
}
