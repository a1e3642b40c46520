using dotenv.net;
using Microsoft.Extensions.Logging;

namespace QuickStart;

/// <summary>Reads <c>LOG_LEVEL</c>, with Python's names as the original system has them.</summary>
internal static class LogLevels
{
    // The view tells a person what happens and what went wrong; the log, with its stack traces, speaks only when it is asked to.
    public static LogLevel FromEnvironment() =>
        (Environment.GetEnvironmentVariable("LOG_LEVEL") is { Length: > 0 } set ? set : FromFile()) is { Length: > 0 } name ? Parse(name) : LogLevel.None;

    public static LogLevel Parse(string name) => name.Trim().ToUpperInvariant() switch
    {
        "NOTSET" or "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "CRITICAL" or "FATAL" => LogLevel.Critical,
        _ => throw new UsageException($"LOG_LEVEL is '{name}'. Use DEBUG, INFO, WARNING, ERROR or CRITICAL."),
    };

    // Read before there is a container that knows of .env; the same file in the same folder.
    private static string? FromFile() => DotEnv.Read(new DotEnvOptions(envFilePaths: [Path.GetFullPath(".env")], ignoreExceptions: true)).TryGetValue("LOG_LEVEL", out var name) ? name : null;
}
