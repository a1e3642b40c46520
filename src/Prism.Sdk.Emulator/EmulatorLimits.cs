namespace Prism.Sdk.Emulator;

/// <summary>The rates above which the emulator answers 429 <c>Throttling.RateQuota</c>: calls in any sliding second of its clock, by account.</summary>
public sealed record EmulatorLimits
{
    /// <summary>Gets rates that nobody reaches, for load runs and for tests of other things.</summary>
    public static EmulatorLimits None { get; } = new()
    {
        SubmitsPerSecond = int.MaxValue,
        QueriesPerSecond = int.MaxValue,
        ListsPerSecond = int.MaxValue,
        CancelsPerSecond = int.MaxValue,
        UploadPoliciesPerSecond = int.MaxValue,
    };

    /// <summary>Gets how many submits a model takes.</summary>
    /// <value>The default is <see langword="null"/>: as the service, 5 from wan2.5 on and 2 before (dashscope.md §4.6).</value>
    public int? SubmitsPerSecond { get; init; }

    /// <summary>Gets how many queries of tasks an account may send.</summary>
    /// <value>The default is 20.</value>
    public int QueriesPerSecond { get; init; } = 20;

    /// <summary>Gets how many lists an account may ask for.</summary>
    /// <value>The default is 20.</value>
    public int ListsPerSecond { get; init; } = 20;

    /// <summary>Gets how many cancels an account may send.</summary>
    /// <value>The default is 20.</value>
    public int CancelsPerSecond { get; init; } = 20;

    /// <summary>Gets how many upload policies an account may ask for, for each model.</summary>
    /// <value>The default is 100.</value>
    public int UploadPoliciesPerSecond { get; init; } = 100;
}
