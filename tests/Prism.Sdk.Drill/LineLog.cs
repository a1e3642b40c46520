using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Drill;

/// <summary>The log as lines; a task id that the journal has acknowledged is a line of its own.</summary>
internal sealed class LineLog(Action<string> say) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        if (eventId.Name is "ShotAccepted" or "TaskAdopted" && state is IReadOnlyList<KeyValuePair<string, object?>> facts)
        {
            say($"recorded {facts.First(static fact => string.Equals(fact.Key, "taskId", StringComparison.OrdinalIgnoreCase)).Value}");
        }

        say($"log {formatter(state, exception)} {exception?.ToString().ReplaceLineEndings(" ")}");
    }

    public void Dispose()
    {
    }
}
