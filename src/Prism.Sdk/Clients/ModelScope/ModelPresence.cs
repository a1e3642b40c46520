namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Whether a configured model is in its service's catalogue.</summary>
public sealed record ModelPresence
{
    /// <summary>Gets the model's id.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the service, for people.</summary>
    public required string Service { get; init; }

    /// <summary>Gets the setting that chose the model.</summary>
    public required string Setting { get; init; }

    /// <summary>Gets whether the service has it.</summary>
    /// <value><see langword="null"/> when the service did not give its catalogue; <see cref="Problem"/> says why.</value>
    public bool? IsServed { get; init; }

    /// <summary>Gets how many models the service has.</summary>
    public int Count { get; init; }

    /// <summary>Gets what was wrong with the catalogue, and what to do.</summary>
    public PrismException? Problem { get; init; }
}
