namespace Prism.Sdk.Clients.ModelScope;

/// <summary>One model at one OpenAI-compatible service: where it is, and what a message says when something is wrong with it.</summary>
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

    /// <summary>Gets whether a refused key may also mean an account that is not bound to one of Alibaba Cloud.</summary>
    public bool NeedsBoundAccount { get; init; }

    public required string ModelSetting { get; init; }

    public required string AddressSetting { get; init; }

    /// <summary>Gets how many questions may be under way at a time.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Gets whether an answer that names another model is refused.</summary>
    public bool RequiresSameModel { get; init; }

    /// <summary>Gets what is added to each request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraBody { get; init; } = [];

    /// <summary>Describes the endpoint without its key.</summary>
    public override string ToString() => $"{Name} at {Address.Host}";
}
