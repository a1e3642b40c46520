namespace Prism.Sdk.Emulator.Control;

/// <summary>The body of <c>POST /_emulator/settings</c>. What is left out stays.</summary>
internal sealed record SettingsOrder
{
    public TimeSpan? ListLag { get; init; }

    public TimeSpan? ClockSkew { get; init; }

    public int? SubmitsPerSecond { get; init; }

    public int? QueriesPerSecond { get; init; }

    public int? ListsPerSecond { get; init; }

    public int? CancelsPerSecond { get; init; }

    public int? UploadPoliciesPerSecond { get; init; }
}
