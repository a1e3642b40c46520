using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prism.Sdk.Evaluation.Reporting;

/// <summary>Reports for programs: each row an object whose names are the columns.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(IReadOnlyList<Measured> all, FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, all.Select(static measured => new
        {
            measured.Name,
            measured.Folder,
            measured.IsLive,
            measured.Seconds,
            measured.Report.Goals,
            Tables = measured.Report.Tables.Select(static table => new
            {
                table.Title,
                Rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(static pair => pair.First, static pair => pair.Second)),
            }),
        }), Options, cancellationToken);
    }
}
