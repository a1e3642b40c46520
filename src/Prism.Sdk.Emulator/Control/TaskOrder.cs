namespace Prism.Sdk.Emulator.Control;

/// <summary>The body of <c>POST /_emulator/tasks</c>: a task of somebody else in the account.</summary>
internal sealed record TaskOrder
{
    public string? Prompt { get; init; }

    public string? Size { get; init; }

    public int? Seconds { get; init; }

    public DateTimeOffset? At { get; init; }
}
