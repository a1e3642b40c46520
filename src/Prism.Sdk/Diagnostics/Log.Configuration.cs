using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Configuration: 800 to 899.</summary>
internal static partial class Log
{
    [LoggerMessage(800, LogLevel.Information, "REDIS_URL is set, and nothing here uses it: the journal is in SQLite (DATABASE_URL).")]
    public static partial void RedisUnused(this ILogger logger);
}
