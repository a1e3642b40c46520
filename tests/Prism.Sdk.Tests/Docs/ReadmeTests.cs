namespace Prism.Sdk.Tests.Docs;

public sealed class ReadmeTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void FirstExample_IsTheSampleThatCompiles()
    {
        var readme = File.ReadAllText(Path.Join(Root, "README.md"));
        var block = readme.Split("```csharp\n")[1].Split("```")[0];

        Assert.Equal(File.ReadAllText(Path.Join(Root, "samples", "FirstFilm", "Program.cs")).Trim(), block.Trim());
    }

    [Fact]
    public void Readme_CanBeReadAtOneSitting()
    {
        Assert.InRange(File.ReadLines(Path.Join(Root, "README.md")).Count(), 60, 140);
    }

    [Fact]
    public void Links_ToFiles_LeadSomewhere()
    {
        var links = File.ReadAllText(Path.Join(Root, "README.md")).Split("](").Skip(1).Select(part => part.Split(')')[0]).Where(link => !link.StartsWith("http", StringComparison.Ordinal));

        Assert.All(links, link => Assert.True(File.Exists(Path.Join(Root, link)), link));
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
}
