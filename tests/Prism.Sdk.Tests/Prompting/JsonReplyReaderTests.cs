using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

public sealed class JsonReplyReaderTests
{
    private const string Good = """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}]}""";

    public static TheoryData<string> ReadableReplies =>
    [
        Good,
        "  \n" + Good + "\n\n",
        "\uFEFF" + Good,
        "```json\n" + Good + "\n```",
        "```\n" + Good + "\n```",
        "```JSON " + Good + " ```",
        "Here is the story you asked for:\n" + Good,
        Good + "\nI hope you like it! {smile}",
        "Sure! ```json\n" + Good + "\n``` Let me know.",
        "<think>The user wants {\"title\":\"Draft\",\"scenes\":[]} perhaps.</think>" + Good,
        "<think>\n\n</think>\n\n" + Good,
        "thinking without an opening tag {\"title\":\"Draft\",\"scenes\":[]}</think>\n" + Good,
        "<think>one</think><think>two</think>" + Good,
        "The set {a, b} is mapped to: " + Good,
        "Use {name} as a slot. " + Good,
        "An open { brace first. " + Good,
        """{"$schema":"http://json-schema.org/draft-07/schema#","title":"Story","scenes":[]} """ + Good,
        """{"type":"object","properties":{"title":{"type":"string"},"scenes":{"type":"array"}},"required":["title"]}""" + "\n" + Good,
        """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5,},],}""",
        "{\"title\":\"Fox\", // the \"name\n\"scenes\":[ /* one \"only\" } */ {\"text\":\"A fox runs.\",\"seconds\":5}]}",
        """{"TITLE":"Fox","Scenes":[{"Text":"A fox runs.","Seconds":5}]}""",
        """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":"5"}]}""",
        """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5.0}]}""",
        """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"extra":{"url":"http://169.254.169.254"},"mood":null}""",
        "{\"title\":\"Fox\",\n\t\"scenes\" : [ { \"text\":\"A fox runs.\" , \"seconds\" : 5 } ] }",
        """{"mood":null,"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}]""",
        "```json\n" + """{"mood":null,"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}]""" + "\n",
        Good + Good.Replace("Fox", "Second", StringComparison.Ordinal),
        """{"title":"Draft"}""" + "\nBetter:\n" + Good,
    ];

    public static TheoryData<string?, string> UnreadableReplies => new()
    {
        { null, "reply.empty" },
        { "", "reply.empty" },
        { " \n\t", "reply.empty" },
        { "I cannot help with that.", "json.none" },
        { "[]", "json.none" },
        { "[1,2,3]", "json.none" },
        { "null", "json.none" },
        { "\"{\"", "json.missing:title" },
        { "{", "json.missing:title" },
        { "{}", "json.missing:title" },
        { "}{", "json.missing:title" },
        { "<think>still thinking about {\"title\":\"Draft\",\"scenes\":[]}", "json.none" },
        { "<think>all of it</think>", "json.none" },
        { "{«title»:«Fox»,«scenes»:[]}", "json.syntax" },
        { "{title:\"Fox\",scenes:[]}", "json.syntax" },
        { """{"title":"Fox" "scenes":[]}""", "json.syntax" },
        { """{"title":"Fox","scenes":[}""", "json.syntax" },
        { """{"title":NaN,"scenes":[]}""", "json.invalid:$.title" },
        { """{"title":"a \x b","scenes":[]}""", "json.syntax" },
        { """{"title":"Fox"}""", "json.missing:scenes" },
        { """{"scenes":[]}""", "json.missing:title" },
        { """{"title":null,"scenes":[]}""", "json.invalid:$.title" },
        { """{"title":"Fox","scenes":null}""", "json.invalid:$.scenes" },
        { """{"title":5,"scenes":[]}""", "json.invalid:$.title" },
        { """{"title":["Fox"],"scenes":[]}""", "json.invalid:$.title" },
        { """{"title":"Fox","scenes":"none"}""", "json.invalid:$.scenes" },
        { """{"title":"Fox","scenes":[{"text":"a","seconds":"long"}]}""", "json.invalid:$.scenes[0].seconds" },
        { """{"title":"Fox","scenes":[{"seconds":5}]}""", "json.invalid:$.scenes[0]" },
        { """{"title":"Fox","title":"Wolf","scenes":[]}""", "json.invalid:$.title" },
        { """{"title":"\uD800","scenes":[]}""", "json.invalid:$.title" },
        { """{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5},{"te""", "reply.cut" },
        { """{"$schema":"x","title":"Fox","scenes":[]}""", "json.none" },
    };

    [Theory]
    [MemberData(nameof(ReadableReplies))]
    public void Read_ObjectSomewhereInTheReply_GivesItWithoutProblems(string reply)
    {
        var read = JsonReplyReader.Read(reply, StoryContext.Prompt.Story);

        Assert.Empty(read.Problems);
        Assert.Equal("Fox", read.Value?.Title);
        var scene = Assert.Single(read.Value!.Scenes);
        Assert.Equal(("A fox runs.", 5), (scene.Text, scene.Seconds));
    }

    [Theory]
    [MemberData(nameof(UnreadableReplies))]
    public void Read_NoUsableObject_GivesTheCode(string? reply, string code)
    {
        var read = JsonReplyReader.Read(reply, StoryContext.Prompt.Story);

        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.All(read.Problems, problem => Assert.False(problem.IsMendable));
    }

    [Theory]
    [InlineData("{'title':'Fox','scenes':[{'text':'A fox\\'s \"run\".','seconds':5}]}", "A fox's \"run\".")]
    [InlineData("{“title”：“Fox”，“scenes”：[{“text”：“A “red” fox.”，“seconds”：5}]}", "A “red” fox.")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":None}]}""", "A fox runs.")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":NaN}]}""", "A fox runs.")]
    public void Read_QuotesAndWordsOfAnotherKind_AreReadAndTold(string reply, string text)
    {
        var read = JsonReplyReader.Read(reply, StoryContext.Prompt.Story);

        Assert.Equal(new ReplyProblem("json.quotes", IsMendable: true), Assert.Single(read.Problems));
        Assert.Equal(text, Assert.Single(read.Value!.Scenes).Text);
    }

    [Theory]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}]""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5},""")]
    [InlineData("{\"title\":\"Fox\",\"scenes\":[{\"text\":\"A fox runs.\",\"seconds\":5},{\"text\":\"It sleeps.\"")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5},{"text":"It sleeps.","sec""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"mood":"wa""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"mood":""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"mood""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"mood":nul""")]
    [InlineData("""{"title":"Fox","scenes":[{"text":"A fox runs.","seconds":5}],"mood":"x\""")]
    public void Read_TailCutOff_KeepsWhatIsWholeAndSaysSo(string reply)
    {
        var read = JsonReplyReader.Read(reply, StoryContext.Prompt.Story);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(new ReplyProblem("reply.cut", IsMendable: true), problem);
        Assert.Equal("Fox", read.Value?.Title);
        Assert.Equal("A fox runs.", read.Value!.Scenes[0].Text);
    }

    [Fact]
    public void Read_CutAtEachCharacter_NeverThrowsAndNeverInvents()
    {
        const string whole = """{"title":"The \"Fox\" \u00e9","scenes":[{"text":"A {fox} runs, [fast].","seconds":5},{"text":"Sleeps","seconds":-1.5e2}],"mood":null}""";
        for (var length = 0; length < whole.Length; length++)
        {
            var read = JsonReplyReader.Read(whole[..length], StoryContext.Prompt.Story);

            Assert.True(read.Value is not null || read.Problems.Count > 0);
            if (read.Value is { } story)
            {
                Assert.Equal("The \"Fox\" é", story.Title);
                Assert.All(story.Scenes, scene => Assert.True(scene.Text is "A {fox} runs, [fast]." or "Sleeps", scene.Text));
                Assert.True(read.Problems.Count > 0 || story.Scenes.Count == 2);
            }
        }
    }

    [Fact]
    public void Read_BracesAndQuotesInsideStrings_AreText()
    {
        var read = JsonReplyReader.Read("""Well: {"title":"a } \" { b </think>","scenes":[]} done }""", StoryContext.Prompt.Story);

        Assert.Null(read.Value);

        read = JsonReplyReader.Read("""{"title":"a } \" { b </think>","scenes":[]} done }""", StoryContext.Prompt.Story);

        Assert.Equal("a } \" { b </think>", read.Value?.Title);
    }

    [Fact]
    public void Read_RawLineBreakInString_IsKept()
    {
        var read = JsonReplyReader.Read("{\"title\":\"two\nlines\",\"scenes\":[]}", StoryContext.Prompt.Story);

        Assert.Equal("two\nlines", read.Value?.Title);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 50_000)]
    [InlineData("{", 200_000)]
    public void Read_DeepNesting_IsRefusedQuickly(string open, int depth)
    {
        var reply = "{\"title\":" + string.Concat(Enumerable.Repeat(open, depth));

        var read = JsonReplyReader.Read(reply, StoryContext.Prompt.Story);

        Assert.Equal("json.deep", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void Read_MoreThanTheCap_IsRefused()
    {
        var read = JsonReplyReader.Read(Good + new string('字', JsonReplyReader.MaxBytes / 3), StoryContext.Prompt.Story);

        Assert.Equal("reply.large", Assert.Single(read.Problems).Code);
    }
}
