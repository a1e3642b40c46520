namespace Prism.Sdk.Tests.Docs;

/// <summary>What README and docs promise by being there: code that compiles, links that lead somewhere, two languages that say the same.</summary>
public sealed class DocTests
{
    // Pages of words and tables alone. Every other page shows code.
    private static readonly HashSet<string> WithoutCode =
    [
        "README.md", "composition.md", "decisions.md", "journal.md", "keys.md", "performance.md", "planted-bugs.md", "prompts.md", "releasing.md", "templates.md", "waiting.md",
    ];

    public static TheoryData<string> Pages => [.. DocPage.Names];

    public static TheoryData<string> ChinesePages => [.. DocPage.Names.Where(static name => name.StartsWith("docs/zh-CN/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_Compiles(string name)
    {
        var problems = BlockCompiler.FindProblems(DocPage.Read(name));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_IsWhereAReaderLooksForIt(string name)
    {
        var page = DocPage.Read(name);
        var shows = page.Blocks.Any(static block => block.Language == "csharp");

        Assert.Empty(page.Problems);
        Assert.All(page.Blocks, block => Assert.True(block.Language.Length > 0, $"{name}({block.Line - 1}): the block names no language; C# could hide in it."));
        Assert.Equal(name == "README.md" || name == "docs/zh-CN/README.md" || !WithoutCode.Contains(Path.GetFileName(name)), shows);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadSomewhere(string name)
    {
        var page = DocPage.Read(name);
        var problems = page.Links.Where(link => !Exists(page, link.Target)).Select(link => $"{name}({link.Line}): {link.Target}").ToList();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Chinese_SaysWhatEnglishSays(string name)
    {
        var file = Path.GetFileName(name);
        var (chinese, english) = (DocPage.Read(name), DocPage.Read(file == "README.md" ? file : $"docs/{file}"));

        Assert.Equal(english.Headings.Select(static heading => heading.Level), chinese.Headings.Select(static heading => heading.Level));
        Assert.Equal(english.Blocks.Select(static block => block.Language), chinese.Blocks.Select(static block => block.Language));
        Assert.All(english.Blocks.Zip(chinese.Blocks), pair => Assert.True(pair.First.WithoutComments() == pair.Second.WithoutComments(), $"{name}({pair.Second.Line}): not the code of {english.Name}({pair.First.Line})."));
        if (file != "performance.md")
        {
            // Figures are taken anew more often than they are translated.
            Assert.Equal(english.Tables.Select(static table => table.Rows.Count), chinese.Tables.Select(static table => table.Rows.Count));
        }
    }

    [Theory]
    [InlineData("docs/README.md", "docs/")]
    [InlineData("docs/zh-CN/README.md", "docs/zh-CN/")]
    public void Index_LeadsToEveryPage(string index, string folder)
    {
        var linked = DocPage.Read(index).Links.Select(static link => link.Target.Split('#')[0]).ToHashSet(StringComparer.Ordinal);
        var pages = DocPage.Names.Where(name => Path.GetDirectoryName(name)!.Replace('\\', '/') + "/" == folder && name != index).Select(static name => Path.GetFileName(name));

        Assert.All(pages, page => Assert.Contains(page, linked));
    }

    [Fact]
    public void Code_ThatIsWrong_IsToldWithItsLine()
    {
        var file = Path.Join(DocPage.Root, "artifacts", $"page-{Guid.NewGuid():N}.md");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "# Title\n\n<!-- context: using Prism.Sdk; IVideoPipeline pipeline; -->\n```csharp\nvar job = await pipeline.GetJobAsync(\"id\");\nConsole.WriteLine(job.Id);\nNo.Such();\n```\n");
            var name = Path.GetRelativePath(DocPage.Root, file);

            var problems = BlockCompiler.FindProblems(DocPage.Read(name));

            Assert.Collection(
                problems.Order(StringComparer.Ordinal),
                first => Assert.StartsWith($"{name}(6): CS8602", first, StringComparison.Ordinal),
                second => Assert.StartsWith($"{name}(7): CS0103", second, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool Exists(DocPage page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return Uri.TryCreate(target, UriKind.Absolute, out _);
        }

        var (file, anchor) = target.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (target[..at], target[(at + 1)..]) : (target, "");
        var path = file.Length == 0 ? page.Name : Path.GetRelativePath(DocPage.Root, Path.GetFullPath(Path.Join(DocPage.Root, Path.GetDirectoryName(page.Name), file)));
        return (File.Exists(Path.Join(DocPage.Root, path)) || Directory.Exists(Path.Join(DocPage.Root, path)))
            && (anchor.Length == 0 || DocPage.Read(path).Anchors().Contains(Uri.UnescapeDataString(anchor)));
    }
}
