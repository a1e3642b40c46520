namespace Prism.Sdk.Evaluation.Measurements;

/// <summary>A text of a known language.</summary>
/// <param name="Language">The two-letter code.</param>
/// <param name="Kind">What it is: sentences, word-pairs or single-words.</param>
/// <param name="Text">The text.</param>
internal sealed record LanguageRow(string Language, string Kind, string Text)
{
    /// <summary>Reads a folder of files that are named after their language, each line a kind, a tab and a text.</summary>
    /// <exception cref="UsageException">The folder has no such file, or a line is of another shape.</exception>
    public static IEnumerable<LanguageRow> ReadAll(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal)];
        return files.Length == 0
            ? throw new UsageException($"{folder} has no .tsv file. There is one for each language, such as zh.tsv.")
            : files.SelectMany(static file => File.ReadLines(file).Index().Where(static line => line.Item.Length > 0).Select(line => Read(file, line.Index, line.Item)));
    }

    private static LanguageRow Read(string file, int index, string line) => line.Split('\t', 2) is [var kind, var text]
        ? new LanguageRow(Path.GetFileNameWithoutExtension(file), kind, text)
        : throw new UsageException($"{file}, line {index + 1} has no tab. Each line is a kind, a tab and a text.");
}
