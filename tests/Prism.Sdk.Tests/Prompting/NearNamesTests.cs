using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Drafting;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

public sealed class NearNamesTests
{
    private static readonly HashSet<string> Wishes = ["pacing", "aspectRatio", "seconds", "lines"];

    [Theory]
    [InlineData("captions", "caption", true)]
    [InlineData("must_have", "mustHave", true)]
    [InlineData("charactors", "characters", true)]
    [InlineData("promt", "prompt", true)]
    [InlineData("the_events", "events", true)]
    [InlineData("model", "mood", false)]
    [InlineData("id", "beat", false)]
    [InlineData("name", "camera", false)]
    [InlineData("2", "title", false)]
    public void AreNear_NamesOfModels_AreKnownByTheirLetters(string written, string right, bool near) => Assert.Equal(near, NearNames.AreNear(written, right));

    [Fact]
    public void Read_NearNames_AreReadAndTold()
    {
        var reply = JsonReplyReader.Read("""{"title":"t","shots":[{"promt":"A fox.","captions":"It is cold.","seconds":5}]}""", PlanPromptContext.Prompt.PlanDraft);

        Assert.Equal(("A fox.", "It is cold."), (reply.Value!.Shots![0]!.Prompt, reply.Value.Shots[0]!.Caption));
        Assert.Equal(["json.renamed:prompt", "json.renamed:caption"], reply.Problems.Select(static problem => problem.Code).Order(StringComparer.Ordinal).Reverse());
        Assert.All(reply.Problems, static problem => Assert.True(problem.IsMendable));
    }

    [Theory]
    [InlineData("""{"title":"t","shots":[{"prompt":"A fox.","subtitle":"It is cold.","beat":"x","camera":"wide"}]}""", "json.unread:caption")]
    [InlineData("""{"title":"t","shots":[{"prompt":"A fox.","caption":"c","beat":"x","camera":"wide","who":["Fox"],"events":[]}]}""", "json.unread:characters")]
    [InlineData("""{"title":"t","shots":[{"id":"s1","number":"1","prompt":"A fox.","seconds":5}]}""", "")]
    [InlineData("""{"title":"t","shots":[{"prompt":"A fox.","seconds":5}]}""", "")]
    public void Read_OtherNames_AreToldWhereTheyMayHoldWhatIsMissing(string json, string code) =>
        Assert.Equal(code, string.Join(' ', JsonReplyReader.Read(json, PlanPromptContext.Prompt.PlanDraft).Problems.Select(static problem => problem.Code)));

    [Fact]
    public void Read_IntentThatLeavesItsWishesOut_IsRight()
    {
        const string Json = """{"title":"t","subject":"s","characters":[],"places":[],"mood":"m","style":"y","mustHave":[],"mustNot":[],"events":[],"note":"I left the pacing out."}""";

        Assert.Empty(JsonReplyReader.Read(Json, IntentPromptContext.Prompt.IntentDraft, Wishes).Problems);
        Assert.Equal(["json.unread:pacing", "json.unread:aspectRatio"], JsonReplyReader.Read(Json, IntentPromptContext.Prompt.IntentDraft).Problems.Select(static problem => problem.Code));
    }
}
