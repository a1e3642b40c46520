namespace Prism.Sdk.Emulator.Control;

/// <summary>The body of <c>POST /_emulator/settings</c>. What is left out stays.</summary>
internal sealed record SettingsOrder
{
    public TimeSpan? ListLag { get; init; }

    public TimeSpan? ClockSkew { get; init; }
}
