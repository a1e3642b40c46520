using System.Globalization;

namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>A report for people: tables with aligned columns, goals below.</summary>
internal static class ReportText
{
    public static void Write(Measured measured, TextWriter output)
    {
        output.WriteLine($"== {measured.Name}: {measured.Folder}, {(measured.IsLive ? "real models" : "no real model")}, {Text(measured.Seconds)} s");
        foreach (var table in measured.Report.Tables)
        {
            output.WriteLine();
            output.WriteLine(table.Title);
            WriteTable(table, output);
        }

        output.WriteLine();
        foreach (var goal in measured.Report.Goals)
        {
            output.WriteLine($"  {(goal.IsMet ? "met   " : "MISSED")} {goal.Name}: {Text(goal.Value)} {goal.Comparison} {Text(goal.Bound)}");
        }

        output.WriteLine();
    }

    private static void WriteTable(Table table, TextWriter output)
    {
        List<IReadOnlyList<string>> lines = [table.Columns, .. table.Rows.Select(static row => (IReadOnlyList<string>)[.. row.Select(Text)])];
        int[] widths = [.. table.Columns.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (var line in lines)
        {
            // The first column names the row; numbers stand to the right.
            var cells = line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(("  " + string.Join("  ", cells)).TrimEnd());
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
