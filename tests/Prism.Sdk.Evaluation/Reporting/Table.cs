namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>Rows of texts and numbers under named columns.</summary>
/// <param name="title">What it tells.</param>
/// <param name="columns">The heads of its columns.</param>
internal sealed class Table(string title, IReadOnlyList<string> columns)
{
    private readonly List<IReadOnlyList<object?>> rows = [];

    public string Title => title;

    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<IReadOnlyList<object?>> Rows => rows;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell a column: a text, a number, or null for nothing.</param>
    public void Add(params IReadOnlyList<object?> cells)
    {
        if (cells.Count != columns.Count)
        {
            throw new ArgumentException($"{title} has {columns.Count} columns, and the row {cells.Count} cells.", nameof(cells));
        }

        rows.Add(cells);
    }
}
