using Microsoft.Extensions.Options;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Tests.Docs;

public sealed class ReadmeTests
{
    [Fact]
    public void FirstExample_IsTheSampleThatRuns()
    {
        var block = DocPage.Read("README.md").Blocks.First(static block => block.Language == "csharp");

        Assert.Equal(File.ReadAllText(Path.Join(DocPage.Root, "samples", "FirstFilm", "Program.cs")).Trim(), block.Text.Trim());
    }

    [Fact]
    public void Template_OfThePage_IsOne_AndEveryBuiltInIsNamed()
    {
        var page = File.ReadAllText(Path.Join(DocPage.Root, "docs", "templates.md"));
        var library = new TemplateLibrary(Options.Create(new TemplateOptions()), []);

        Assert.Equal("coffee-ritual", VideoTemplate.FromJson(page.Split("```json\n")[1].Split("```")[0], "docs/templates.md").Id);
        Assert.All(library.Templates, template => Assert.Contains($"`{template.Id}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/zh-CN/README.md")]
    public void Readme_CanBeReadAtOneSitting(string name)
    {
        Assert.InRange(File.ReadLines(Path.Join(DocPage.Root, name)).Count(), 60, 140);
    }
}
