using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
    public void Templates_BuiltIn_SpeakBothLanguagesAndKnowTheirCraft()
    {
        var templates = Library().Templates;

        Assert.InRange(templates.Count, 24, 100);
        Assert.Superset(new HashSet<string> { "product-ad", "short-story", "travel-vlog" }, templates.Select(template => template.Id).ToHashSet());
        Assert.All(templates, template =>
        {
            Assert.InRange(template.Beats.Count, 3, 8);
            Assert.True(template.Examples.Count(IsChinese) >= 4, "Chinese examples");
            Assert.True(template.Examples.Count(example => !IsChinese(example)) >= 4, "English examples");
            Assert.InRange(template.ShotGrammar.Count, 3, 6);
            Assert.InRange(template.CameraWords.Count, 6, 14);
            Assert.NotNull(template.Music);
            Assert.NotNull(template.NegativePrompt);
            Assert.InRange(template.SecondsPerShot, 3, 8);
            Assert.Equal("cut", template.Transition.ToString());
            Assert.All(Texts(template), text =>
            {
                Assert.True(IsChinese(text.Zh), text.Zh);
                Assert.False(IsChinese(text.En), text.En);
            });
            Assert.All(template.Beats, beat =>
            {
                Assert.Contains(template.CameraWords, word => beat.Camera.Zh.Contains(word.Zh, StringComparison.Ordinal));
                Assert.Contains(template.CameraWords, word => beat.Camera.En.Contains(word.En, StringComparison.Ordinal));
                Assert.Equal(SlotNames.In(beat.Purpose.Zh).Order(), SlotNames.In(beat.Purpose.En).Order());
            });
            Assert.All(template.Slots, slot => Assert.Contains(template.Beats, beat => SlotNames.In(beat.Purpose.En).Contains(slot.Name)));
        });
        Assert.Equal(templates.Count * 8, templates.SelectMany(template => template.Examples).Distinct().Count());
    }

    [Fact]
    public void Templates_NoneAtAll_SaysHowToHaveSome()
    {
        var library = new TemplateLibrary(Options.Create(new TemplateOptions { UseBuiltIn = false }), []);

        Assert.Contains("Prism:Templates:UseBuiltIn", Assert.Throws<PrismConfigurationException>(() => library.Templates).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_UnknownId_ListsThoseThatExist()
    {
        var exception = Assert.Throws<PrismException>(() => Library().Get("film-noir"));

        Assert.Contains("'film-noir'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("brand-story, city-night", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_Folder_AddsAndReplaces()
    {
        Write("a.json", Small.Replace("ID", "film-noir", StringComparison.Ordinal));
        Write("b.json", Small.Replace("ID", "short-story", StringComparison.Ordinal));

        var library = Library(folder.FullName);

        Assert.Equal(Library().Templates.Count + 1, library.Templates.Count);
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
    public void Templates_SeveralMistakes_AreToldAtOnceWithLineAndPath()
    {
        Write("many.json", Small.Replace("\"ID\"", "\"Bad Id\"", StringComparison.Ordinal).Replace("\"en\":\"purpose\"", "\"en\":\"the {dish}\"", StringComparison.Ordinal));

        var lines = Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates).Message.Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Contains("many.json, line 2: $.id: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("many.json, line 6: $.beats[0].purpose.en: Nothing fills '{dish}'", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_FileInAnotherEncoding_SaysWhichLine()
    {
        byte[] gbk = [.. System.Text.Encoding.UTF8.GetBytes("{\n  \"id\": \""), 0xC3, 0xFB, (byte)'"'];
        File.WriteAllBytes(Path.Join(folder.FullName, "gbk.json"), gbk);
        Assert.Contains("gbk.json, line 2: not UTF-8", Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates).Message, StringComparison.Ordinal);

        File.Delete(Path.Join(folder.FullName, "gbk.json"));
        File.WriteAllText(Path.Join(folder.FullName, "wide.json"), Small, System.Text.Encoding.Unicode);
        Assert.Contains("UTF-16", Assert.Throws<PrismConfigurationException>(() => Library(folder.FullName).Templates).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_StreamWithByteOrderMark_IsRead_AndAnEndlessOneIsNot()
    {
        using var marked = new MemoryStream([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Small.Replace("ID", "marked", StringComparison.Ordinal))]);
        using var endless = new MemoryStream(new byte[1 << 20]);

        Assert.Equal("marked", VideoTemplate.Load(marked).Id);
        Assert.Contains("big.json is larger than 256 KB", Assert.Throws<PrismConfigurationException>(() => VideoTemplate.Load(endless, "big.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfToJson_IsTheSameTemplate()
    {
        Assert.All(Library().Templates, template => Assert.Equal(template.ToJson(), VideoTemplate.FromJson(template.ToJson()).ToJson()));
    }

    [Fact]
    public void AddTemplate_InCode_IsCheckedAndFound()
    {
        var template = VideoTemplate.FromJson(Small.Replace("ID", "mine", StringComparison.Ordinal));
        var builder = new ServiceCollection().AddPrism().AddTemplate(template);
        using var provider = builder.Services.BuildServiceProvider();

        Assert.Same(template, provider.GetRequiredService<TemplateLibrary>().Get("mine"));
        var exception = Assert.Throws<PrismConfigurationException>(() => builder.AddTemplate(template with { Beats = [] }));
        Assert.Contains("$.beats", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_HasTheMembersThatTheReaderHas()
    {
        var schema = JsonNode.Parse(VideoTemplate.JsonSchema)!;
        (JsonNode Node, Type Type)[] shapes =
            [(schema, typeof(VideoTemplate)), (schema["$defs"]!["text"]!, typeof(BilingualText)), (schema["$defs"]!["slot"]!, typeof(TemplateSlot)), (schema["$defs"]!["beat"]!, typeof(TemplateBeat))];

        Assert.All(shapes, static shape =>
        {
            var members = TemplateJsonContext.Default.GetTypeInfo(shape.Type)!.Properties;
            Assert.Equal(members.Select(static member => member.Name).Append("$schema").Distinct().Order(), shape.Node["properties"]!.AsObject().Select(static member => member.Key).Append("$schema").Distinct().Order());
            Assert.Equal(members.Where(static member => member.IsRequired).Select(static member => member.Name).Order(), shape.Node["required"]!.AsArray().Select(static name => (string)name!).Order());
        });
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
        var result = new TemplateOptionsValidator().Validate(null, new TemplateOptions { MinimumScore = 1.5, TopK = 0, Folder = "/no/such", FallbackId = "" });

        Assert.Collection(
            result.Failures!,
            failure => Assert.Contains("Prism:Templates:MinimumScore is 1.5", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Templates:TopK is 0", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Templates:Folder is '/no/such'", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Templates:FallbackId", failure, StringComparison.Ordinal));
        Assert.True(new TemplateOptionsValidator().Validate(null, new TemplateOptions()).Succeeded);
    }

    private static bool IsChinese(string text) => text.Any(static c => c >= '\u4E00');

    private static BilingualText[] Texts(VideoTemplate template) =>
    [
        template.Name, template.Description, template.Style, template.NegativePrompt!, template.Music!, .. template.ShotGrammar, .. template.CameraWords,
        .. template.Beats.SelectMany(static beat => new[] { beat.Purpose, beat.Camera }), .. template.Slots.Select(static slot => slot.Purpose),
    ];

    private static TemplateLibrary Library(string? folder = null) => new(Options.Create(new TemplateOptions { Folder = folder }), []);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
