namespace Prism.Sdk.Pricing;

/// <summary>The price of a plan, known before anything is bought.</summary>
public sealed record Quote
{
    /// <summary>Gets the most that the plan can cost: where several accounts may be chosen for a shot, by the prices of the dearest. What is reserved for a shot is the price of the account that orders it.</summary>
    public required Money Maximum { get; init; }

    /// <summary>Gets whether <see cref="Maximum"/> is also the price when every shot succeeds.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Gets the seconds of video to be bought.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets the price of each shot.</summary>
    public IReadOnlyList<QuoteLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Gets the most that questions to language and embedding models can cost on the way to the film.</summary>
    /// <value>For a plan, which is written already, the questions of <c>Prism:Generation:ModerationRewrites</c>, so zero while that is off. Zero also where the price table has no row for the models (<c>Prism:Pricing:TextRows</c>).</value>
    public Money TextMaximum { get; init; }

    /// <summary>Gets how long the shooting is expected to take, from the start to the last clip. The cut adds seconds.</summary>
    /// <value><c>rounds × time of a task + (shots − 1) ÷ submits a second</c>. Rounds are shots ÷ places, rounded up; places are the running tasks of all accounts that may be chosen, at most <c>Prism:Generation:MaxConcurrentShots</c>.
    /// A task takes the middle of what this process saw tasks of the model, size and seconds take, and before the first <see cref="Generation.ClipModel.TypicalTime"/>.
    /// Where the journal is looked at (<see cref="IVideoPipeline.GetQuoteAsync"/>), the tasks at work count as shots before ours.</value>
    public TimeSpan ExpectedTime { get; init; }

    /// <summary>Gets how many films like this one the accounts can shoot in a day, one after the other and beside each other, at the present limits.</summary>
    /// <value><c>86400 ÷ shots × min(places ÷ time of a task in seconds, submits a second)</c>, over all accounts that may be chosen; caps on spending do not count. <see langword="null"/> when nothing has to be shot.</value>
    public double? FilmsPerDay { get; init; }

    /// <summary>Gets the day on which the prices were taken from the provider's page.</summary>
    public DateOnly? PricesAsOf { get; init; }
}
