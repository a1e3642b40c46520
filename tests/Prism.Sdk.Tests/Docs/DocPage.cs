using System.Text;
using System.Text.RegularExpressions;

namespace Prism.Sdk.Tests.Docs;

/// <summary>A page of Markdown, read as far as the checks need it.</summary>
internal sealed partial class DocPage
{
    private DocPage(string name) => Name = name;

    /// <summary>Gets the path from the repository's root, with slashes.</summary>
    public string Name { get; }

    public List<DocBlock> Blocks { get; } = [];

    /// <summary>Gets level and text of each heading.</summary>
    public List<(int Level, string Text)> Headings { get; } = [];

    /// <summary>Gets the targets of all links and pictures, with their lines.</summary>
    public List<(int Line, string Target)> Links { get; } = [];

    /// <summary>Gets the tables by the last heading before them; the first row is the head.</summary>
    public List<(string Heading, List<string[]> Rows)> Tables { get; } = [];

    public List<string> Problems { get; } = [];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Names => [.. Directory.EnumerateFiles(Path.Join(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Append("README.md").Order(StringComparer.Ordinal)];

    public static DocPage Read(string name)
    {
        var page = new DocPage(name);
        page.Read(File.ReadAllLines(Path.Join(Root, name)));
        return page;
    }

    /// <summary>Gets the anchors as GitHub makes them of headings.</summary>
    public HashSet<string> Anchors()
    {
        HashSet<string> anchors = [];
        foreach (var (_, text) in Headings)
        {
            var slug = Slug(text);
            var unique = slug;
            for (var twin = 1; !anchors.Add(unique); twin++)
            {
                unique = $"{slug}-{twin}";
            }
        }

        return anchors;
    }

    private void Read(string[] lines)
    {
        var context = "";
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, at + 1, static text => text == "```");
                if (end < 0)
                {
                    Problems.Add($"{Name}({at + 1}): the block has no end.");
                    return;
                }

                Blocks.Add(new DocBlock { Language = line[3..], Line = at + 2, Text = string.Join('\n', lines[(at + 1)..end]), Context = context });
                (context, at) = ("", end);
            }
            else if (ContextComment().Match(line) is { Success: true } comment)
            {
                context = comment.Groups[1].Value;
            }
            else
            {
                ReadText(line, at + 1, at > 0 && lines[at - 1].StartsWith('|'));
            }
        }
    }

    private void ReadText(string line, int number, bool goesOn)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            Headings.Add((heading.Groups[1].Length, heading.Groups[2].Value));
        }

        if (line.StartsWith('|'))
        {
            if (!goesOn)
            {
                Tables.Add((Headings.Count > 0 ? Headings[^1].Text : "", []));
            }

            if (!line.StartsWith("|--", StringComparison.Ordinal))
            {
                Tables[^1].Rows.Add([.. line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim())]);
            }
        }

        foreach (Match link in Link().Matches(InlineCode().Replace(line, "`")))
        {
            Links.Add((number, link.Groups[1].Value));
        }
    }

    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var letter in LinkText().Replace(heading, "$1"))
        {
            if (letter == ' ')
            {
                slug.Append('-');
            }
            else if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
        }

        return slug.ToString();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Prism.Sdk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution was not found above the test's folder.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^<!-- context: (.*) -->$")]
    private static partial Regex ContextComment();

    [GeneratedRegex("^(#{1,6}) (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();
}
