namespace Prism.Sdk.Emulator.DashScope;

/// <summary>The words of the script that change what is said of a task, rather than how it is sent.</summary>
internal static class TaskWords
{
    private static readonly string[] Words =
    [
        "unknown", "failed", "canceled", "stuck", "suspended", "weird", "null-status", "regress", "no-url", "url", "new-on-repoll", "usage", "other-id", "whole-seconds",
    ];

    public static bool Has(string kind) => Words.Contains(kind);

    /// <summary>Says whether a word makes sense for a task as it stands; if not, it waits.</summary>
    public static bool Applies(string kind, EmulatedTask? task) => kind switch
    {
        "stuck" => task?.Record.HasEnded is true,
        "regress" => task?.WasSeenSucceeded is true,
        "no-url" or "url" or "new-on-repoll" or "usage" => task?.Record.Status == "SUCCEEDED",
        "suspended" or "weird" or "null-status" or "failed" or "canceled" or "other-id" or "whole-seconds" => task is not null,
        _ => true,
    };

    /// <summary>Gets the status that is told.</summary>
    public static string? Status(TaskRecord record, EmulatorFault? word) => word?.Kind switch
    {
        "stuck" or "regress" => "RUNNING",
        "suspended" => "SUSPENDED",
        "canceled" => "CANCELED",
        "failed" => "FAILED",
        "null-status" => null,
        "weird" => word.Value ?? "HIBERNATING",
        _ => record.Status,
    };
}
