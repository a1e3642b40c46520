namespace Prism.Sdk.Clients.ModelScope;

/// <summary>One OpenAI-compatible service: where it is, which model, and what a message says when something is wrong with it.</summary>
internal sealed record ModelEndpoint
{
    /// <summary>Gets the service's name for people.</summary>
    public required string Name { get; init; }

    public required Uri Address { get; init; }

    public required string Model { get; init; }

    /// <summary>Gets the way to the key: asked for each request, so that a rolled key is used at once.</summary>
    public required Func<string?> Key { get; init; }

    public required string KeySetting { get; init; }

    public required string KeySource { get; init; }

    /// <summary>Gets what else a refused key may mean at this service.</summary>
    public string KeyHint { get; init; } = "";

    public required string ModelSetting { get; init; }

    public required string AddressSetting { get; init; }

    /// <summary>Describes the endpoint without its key.</summary>
    public override string ToString() => $"{Name} at {Address.Host}";
}
