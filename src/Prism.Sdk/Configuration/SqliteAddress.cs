namespace Prism.Sdk.Configuration;

/// <summary>The address of a SQLite file.</summary>
internal sealed class SqliteAddress : IJournalAddress
{
    public string? FindProblem(string? address) => DatabaseUrl.TryParse(address, out _, out var problem) ? null : problem;
}
