using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>One of a provider's accounts: what it may do at a time, and what it pays.</summary>
/// <remarks>It holds no key: what a provider needs to get in is its own.</remarks>
public sealed record ClipAccount
{
    /// <summary>Gets the name of the account that a provider has when nothing else is said: <c>default</c>.</summary>
    public const string DefaultName = "default";

    /// <summary>Gets the name, as the journal and the ledger know it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets whether new shots may be ordered by it. What was ordered before is looked at, listed and canceled in any case.</summary>
    /// <value>The default is true.</value>
    public bool TakesOrders { get; init; } = true;

    /// <summary>Gets what a second costs this account, by model and size.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="ClipProviderCapabilities.Prices"/>.</value>
    public IReadOnlyList<PriceRow>? Prices { get; init; }

    /// <summary>Gets the limits that differ from those of the model.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ClipAccountLimit> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Finds the limit of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The account's own limit, else the model's.</returns>
    internal ClipAccountLimit LimitOf(ClipModel model)
    {
        var own = Limits.FirstOrDefault(limit => limit.Model == model.Name);
        return new ClipAccountLimit
        {
            Model = model.Name,
            MaxRunningTasks = own?.MaxRunningTasks ?? model.MaxRunningTasks,
            MaxSubmitsPerSecond = own?.MaxSubmitsPerSecond ?? model.MaxSubmitsPerSecond,
        };
    }
}
