namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Where the journal's one SQL runs. A database differs from another in what stands here, and in nothing else.</summary>
internal abstract class JournalDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>Gets the type of a column that numbers its rows.</summary>
    public abstract string IdentityColumn { get; }

    /// <summary>Gets the type of a column of binary fractions.</summary>
    public abstract string RealColumn { get; }

    /// <summary>Gets the query that yields a row when the journal's first table is there.</summary>
    public abstract string IsPreparedQuery { get; }

    /// <summary>Runs one transaction that may write. What it reads stays true until it ends, for the rows it has written to.</summary>
    /// <exception cref="JournalException">The database cannot be written.</exception>
    public abstract Task<T> WriteAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs statements that only read.</summary>
    /// <exception cref="JournalException">The database cannot be read.</exception>
    public abstract Task<T> ReadAsync<T>(Func<SqlScript, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Tells whether a statement failed because a value that must be unique stands in another row.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>Waits until no other transaction that changes hands of jobs is under way, where the database runs several at once. To be called before anything is read.</summary>
    public abstract Task TakeTurnAsync(SqlScript sql);

    /// <summary>Sees that erased bytes are gone from the disk, as far as the database can.</summary>
    public abstract Task EraseTracesAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    public abstract void Dispose();
}
