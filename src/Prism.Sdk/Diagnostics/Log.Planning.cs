using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Diagnostics;

/// <summary>Events of the planning stage.</summary>
internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Information, "Plan written: {Shots} shots, {Seconds} seconds, model {Model}")]
    public static partial void PlanWritten(ILogger logger, int shots, int seconds, string model);
}
