namespace Prism.Sdk.Net;

/// <summary>Which addresses a request may go to. Travels with the request, so that the dial obeys the same rule as the look before it.</summary>
internal sealed record AddressRule
{
    /// <summary>The key under which a request carries its rule.</summary>
    public static readonly HttpRequestOptionsKey<AddressRule> Key = new("prism.address-rule");

    /// <summary>Gets the rule of a request that carries none: any public host.</summary>
    public static AddressRule Public { get; } = new() { AnyPublicHost = true };

    /// <summary>Gets the hosts that are allowed, as <see cref="HostPattern"/> reads them. One of this machine must be named with its port, and may be asked without https.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Gets whether every host of the open internet is allowed beside them.</summary>
    public bool AnyPublicHost { get; init; }

    /// <summary>Gets whether a host may lie in a private network. This machine, neighbours on the link and a cloud's metadata service stay shut.</summary>
    public bool AllowPrivateNetworks { get; init; }
}
