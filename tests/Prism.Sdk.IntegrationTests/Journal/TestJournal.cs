using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>An empty journal in a real database, for one test. Each store that is opened on it stands for a process.</summary>
public abstract class TestJournal : IAsyncDisposable
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Makes the journal, or skips the test where its database cannot be had.</summary>
    public virtual ValueTask StartAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the journal once more, as another process would.</summary>
    public abstract IJobStore Open();

    /// <summary>Closes a store, as the end of its process would.</summary>
    public abstract ValueTask CloseAsync(IJobStore store);

    public abstract ValueTask DisposeAsync();
}
