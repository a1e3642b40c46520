using Microsoft.Extensions.Options;
using Prism.Sdk.Planning;
using Prism.Sdk.Templates;

namespace Prism.Sdk.Tests.Templates;

public sealed class TemplateLibraryTests : IDisposable
{
    private const string Small = """
        {
          "id": "ID",
          "name": {"zh":"名","en":"name"},
          "description": {"zh":"述","en":"description"},
          "style": {"zh":"风","en":"style"},
          "beats": [{"name":"one","purpose":{"zh":"目","en":"purpose"},"camera":{"zh":"镜","en":"camera"}}]
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-templates-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Templates_BuiltIn_AreThreeAndSpeakBothLanguages()
    {
        var templates = Library().Templates;

        Assert.Equal(["product-ad", "short-story", "travel-vlog"], templates.Select(template => template.Id));
        Assert.All(templates, template =>
        {
            Assert.InRange(template.Beats.Count, 3, 8);
            Assert.True(template.Examples.Count >= 4);
            Assert.Equal(ShotTransition.Cut, template.Transition);
            Assert.Equal(template.Beats.Count, template.Beats.Select(beat => beat.Name).Distinct().Count());
            Assert.Contains(template.Description.Zh, c => c >= '\u4E00');
            Assert.DoesNotContain(template.Description.En, c => c >= '\u4E00');
        });
    }

    [Fact]
    public void Get_UnknownId_ListsThoseThatExist()
    {
        var exception = Assert.Throws<PrismException>(() => Library().Get("film-noir"));

        Assert.Contains("'film-noir'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("product-ad, short-story, travel-vlog", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_Folder_AddsAndReplaces()
    {
        Write("a.json", Small.Replace("ID", "film-noir", StringComparison.Ordinal));
        Write("b.json", Small.Replace("ID", "short-story", StringComparison.Ordinal));

        var library = Library(folder.FullName);

        Assert.Equal(["film-noir", "product-ad", "short-story", "travel-vlog"], library.Templates.Select(template => template.Id));
        Assert.Equal("名", library.Get("Short-Story").Name.Zh);
        Assert.Equal(5, library.Get("film-noir").SecondsPerShot);
    }

    [Fact]
    public void Templates_SameIdTwiceInFolder_NamesBothFiles()
    {
        var text = Small.Replace("ID", "same", StringComparison.Ordinal);
        Write("a.json", text);
        Write("b.json", text);

        var exception = Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates);

        Assert.Contains("a.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains("b.json", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\"", "\"nmae\"", "line 3")]
    [InlineData("\"zh\":\"述\",", "", "line 4")]
    [InlineData("\"zh\":\"风\",\"en\":\"style\"", "\"zh\":\"风\",\"en\":null", "line 5")]
    [InlineData("\"beats\": [", "\"beats\": [[", "line 6")]
    [InlineData("\"id\": \"ID\",", "\"id\": \"ID\" \"x\"", "line 2")]
    [InlineData("\"style\"", "\"name\"", "line 5")]
    public void Templates_BrokenFile_NamesFileAndLine(string good, string bad, string line)
    {
        Write("broken.json", Small.Replace("\"ID\"", "\"fine\"", StringComparison.Ordinal).Replace(good.Replace("ID", "fine", StringComparison.Ordinal), bad.Replace("ID", "fine", StringComparison.Ordinal), StringComparison.Ordinal));

        var exception = Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates);

        Assert.Contains("broken.json, " + line + ":", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ID\"", "\"Bad Id\"", "id")]
    [InlineData("[{\"name\":\"one\",\"purpose\":{\"zh\":\"目\",\"en\":\"purpose\"},\"camera\":{\"zh\":\"镜\",\"en\":\"camera\"}}]", "[]", "beats")]
    [InlineData("\"beats\"", "\"secondsPerShot\": -1, \"beats\"", "secondsPerShot")]
    [InlineData("\"zh\":\"风\"", "\"zh\":\" \"", "zh")]
    [InlineData("\"beats\"", "\"examples\": [\"\"], \"beats\"", "example")]
    public void Templates_WrongValue_NamesFileAndMember(string good, string bad, string member)
    {
        Write("wrong.json", Small.Replace(good, bad, StringComparison.Ordinal).Replace("\"ID\"", "\"fine\"", StringComparison.Ordinal));

        var exception = Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates);

        Assert.Contains("wrong.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains(member, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_FolderMissing_NamesTheSetting()
    {
        var exception = Assert.Throws<PrismConfigurationException>(() => Library("/no/such/folder").Templates);

        Assert.Contains("Prism:Templates:Folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_BadValues_NamesEachKeyAndValue()
    {
        var result = new TemplateOptionsValidator().Validate(null, new TemplateOptions { MinimumScore = 1.5, Folder = "/no/such", FallbackId = "" });

        Assert.Collection(
            result.Failures!,
            failure => Assert.Contains("Prism:Templates:MinimumScore is 1.5", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Templates:Folder is '/no/such'", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Templates:FallbackId", failure, StringComparison.Ordinal));
        Assert.True(new TemplateOptionsValidator().Validate(null, new TemplateOptions()).Succeeded);
    }

    private static TemplateLibrary Library(string? folder = null) => new(Options.Create(new TemplateOptions { Folder = folder }));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
