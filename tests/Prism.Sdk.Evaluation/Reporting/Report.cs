namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>What a measurement found: tables, and the goals it was held against.</summary>
internal sealed class Report
{
    private readonly List<Table> tables = [];
    private readonly List<Goal> goals = [];

    public IReadOnlyList<Table> Tables => tables;

    public IReadOnlyList<Goal> Goals => goals;

    /// <summary>Adds a table.</summary>
    /// <param name="title">What it tells.</param>
    /// <param name="columns">The heads of its columns.</param>
    /// <returns>The table, to add rows to.</returns>
    public Table AddTable(string title, params IReadOnlyList<string> columns)
    {
        var table = new Table(title, columns);
        tables.Add(table);
        return table;
    }

    public void AtLeast(string name, double value, double bound) => goals.Add(new Goal(name, value, ">=", bound, value >= bound));

    public void AtMost(string name, double value, double bound) => goals.Add(new Goal(name, value, "<=", bound, value <= bound));
}
