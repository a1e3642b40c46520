using Prism.Sdk.Pricing;

namespace Prism.Sdk.Generation;

/// <summary>What a provider sells and can do.</summary>
public sealed record ClipProviderCapabilities
{
    private static readonly IReadOnlyList<ClipAccount> OneAccount = [new ClipAccount { Name = ClipAccount.DefaultName }];

    /// <summary>Gets the provider's name, such as <c>dashscope</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the models it sells, the preferred one first.</summary>
    public required IReadOnlyList<ClipModel> Models { get; init; }

    /// <summary>Gets the models that make a clip from pictures (<see cref="ClipModel.Images"/>), the preferred one of each role first.</summary>
    /// <value>The default is none: requests and plans with pictures are refused before anything is bought.</value>
    public IReadOnlyList<ClipModel> ImageModels { get; init => field = value ?? []; } = [];

    /// <summary>Gets what a second costs, by model and size.</summary>
    public required IReadOnlyList<PriceRow> Prices { get; init; }

    /// <summary>Gets the accounts by which clips can be ordered, the preferred one first.</summary>
    /// <value>The default is one, <c>default</c>, with the limits of the models and <see cref="Prices"/>.</value>
    public IReadOnlyList<ClipAccount> Accounts { get; init => field = value is { Count: > 0 } ? value : OneAccount; } = OneAccount;

    /// <summary>Gets whether the seconds billed are the seconds asked for, so that a quote is exact.</summary>
    /// <value>The default is false.</value>
    public bool BillsAskedSeconds { get; init; }

    /// <summary>Gets whether <see cref="IClipProvider.ListAsync"/> works, so that a lost task can be found again.</summary>
    /// <value>The default is false: without an idempotency key too, a submit of unknown fate parks its job for a person to decide.</value>
    public bool CanList { get; init; }

    /// <summary>Gets whether the provider honours <see cref="ClipOrder.IdempotencyKey"/>.</summary>
    /// <value>The default is false: an order that may have arrived is never sent again.</value>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary>Gets how many looks, lists and cancels of an account may begin within a second.</summary>
    /// <value>The default is 20.</value>
    public int MaxLooksPerSecond { get; init; } = 20;

    /// <summary>Gets how long a submit can be under way. One of unknown fate is looked up only after that.</summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan SubmitTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the hosts that <see cref="ClipTask.VideoUrl"/> may lie on: <c>media.example.com</c> (that host and all below it), <c>*.example.com</c>, <c>result-*.oss-*.example.com</c>, each with a port if not that of https. What a host names in <c>Prism:Downloads:AllowedHosts</c> is allowed too.</summary>
    /// <value>The default is none: any host of the open internet. Addresses of inner networks are never fetched, and this machine only when it is named with its port, such as <c>127.0.0.1:9000</c>.</value>
    public IReadOnlyList<string> ClipHosts { get; init; } = [];

    /// <summary>Finds a model.</summary>
    /// <param name="model">Its name.</param>
    /// <returns>The model, or <see langword="null"/>.</returns>
    public ClipModel? FindModel(string model) => FindWordModel(model) ?? ImageModels.FirstOrDefault(candidate => candidate.Name == model);

    internal ClipModel? FindWordModel(string model) => Models.FirstOrDefault(candidate => candidate.Name == model);

    /// <summary>Finds an account.</summary>
    /// <param name="account">Its name.</param>
    /// <returns>The account, or <see langword="null"/> when it is not configured, or no longer.</returns>
    public ClipAccount? FindAccount(string account) => Accounts.FirstOrDefault(candidate => candidate.Name == account);
}
