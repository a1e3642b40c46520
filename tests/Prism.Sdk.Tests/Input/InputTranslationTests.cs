using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Languages;
using Prism.Sdk.Input.Translating;
using Prism.Sdk.Prompting;
using Prism.Sdk.Tests.Prompting;

namespace Prism.Sdk.Tests.Input;

public sealed class InputTranslationTests
{
    private readonly RecordingStageContext context = new();

    [Theory]
    [InlineData(TranslationPolicy.Never, "แมวเดินบนหลังคา", null)]
    [InlineData(TranslationPolicy.WhenNotSpoken, "แมวเดินบนหลังคา", "en")]
    [InlineData(TranslationPolicy.WhenNotSpoken, "一只猫在屋顶上走", null)]
    [InlineData(TranslationPolicy.WhenNotSpoken, "女孩 opens the door，看见 a big cat", null)]
    [InlineData(TranslationPolicy.WhenNotSpoken, "😀 2024", null)]
    [InlineData(TranslationPolicy.ToChinese, "A cat walks on the roof of the house.", "zh")]
    [InlineData(TranslationPolicy.ToChinese, "Tom在屋顶上看见一只很大的橘猫慢慢走过来", null)]
    [InlineData(TranslationPolicy.ToChinese, "女孩在房间里 opens the door and sees a very big cat，她笑了，然后和它一起出去玩", "zh")]
    [InlineData(TranslationPolicy.ToEnglish, "A cat walks on the roof of the house.", null)]
    [InlineData(TranslationPolicy.ToEnglish, "The girl opens the door 看见一只大猫 and she laughs at it", "en")]
    [InlineData(TranslationPolicy.ToEnglish, "一只猫在屋顶上走", "en")]
    public void TargetFor_PolicyAndLanguage_TellsWhetherAndWhere(TranslationPolicy policy, string text, string? target)
    {
        using var client = FakeChatClient.Saying();

        Assert.Equal(target, Translation(client, policy).TargetFor(Input(text)));
    }

    [Fact]
    public async Task TranslateAsync_GoodAnswer_GivesTextLanguageAndWhereItIsFrom()
    {
        using var client = FakeChatClient.Saying("""{"text":"Li Lei calls 【phone_1】 at 8, and Tom waits 30,000 years.","names":[{"source":"李雷","target":"Li Lei"}]}""");

        var translated = await Translate(client, "李雷8点打电话给[PHONE_1]，Tom等了30000年。");

        Assert.Equal("Li Lei calls [PHONE_1] at 8, and Tom waits 30,000 years.", translated.Text);
        Assert.Equal(("en", "zh", "en"), (translated.Language, translated.TranslatedFrom, translated.TargetLanguage));
        Assert.Empty(context.Warnings);
        Assert.Single(context.Updates.OfType<TextUsed>());
    }

    [Fact]
    public async Task TranslateAsync_PlaceholderLost_AsksOnceMoreAndNamesIt()
    {
        using var client = FakeChatClient.Saying("""{"text":"Li Lei makes a phone call at night."}""", """{"text":"Li Lei calls [PHONE_1] at night."}""");

        var translated = await Translate(client, "李雷晚上打电话给[PHONE_1]。");

        Assert.Contains("[PHONE_1]", translated.Text, StringComparison.Ordinal);
        Assert.Contains("placeholder.lost:[PHONE_1]", client.Calls[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"Li Lei makes a phone call at night."}""")]
    [InlineData("""{"text":"Li Lei calls [PHONE_1] and [PHONE_2] at night."}""")]
    [InlineData("""{"text":""}""")]
    public async Task TranslateAsync_PlaceholderLostTwice_IsATypedError(string answer)
    {
        using var client = FakeChatClient.Saying(answer, answer);

        await Assert.ThrowsAsync<ModelOutputException>(() => Translate(client, "李雷晚上打电话给[PHONE_1]。"));
    }

    [Theory]
    [InlineData("""{"text":"He waits for Tom at the old station in the rain."}""", "number.lost:25")]
    [InlineData("""{"text":"He waits 25 hours at the old station in the rain."}""", "name.lost:Tom")]
    [InlineData("""{"text":"Wang Xiaoming waits 25 hours for Tom.","names":[{"source":"王小明","target":"Wang Ming"}]}""", "name.lost")]
    [InlineData("""{"text":"王小明在车站等了Tom二十五个小时也就是25小时。"}""", "language.wrong:zh")]
    public async Task TranslateAsync_SomethingElseLostTwice_GoesOnWithAWarning(string answer, string code)
    {
        using var client = FakeChatClient.Saying(answer, answer);

        await Translate(client, "王小明在车站等了Tom 25个小时。");

        Assert.Contains(code, Assert.Single(context.Updates.OfType<PipelineWarning>(), warning => warning.Code == "translation-doubtful").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_TranslatorOfAnother_IsHeldToThePlaceholdersToo()
    {
        var translation = new InputTranslation(Options.Create(new InputOptions { Translation = TranslationPolicy.ToEnglish }), new Forgetful());

        var exception = await Assert.ThrowsAsync<ModelOutputException>(() => translation.TranslateAsync(Input("打给[PHONE_1]"), "en", context, TestContext.Current.CancellationToken));

        Assert.Contains("placeholder.lost:[PHONE_1]", exception.Problems);
    }

    [Fact]
    public void Of_LongText_CutsAtSentencesAndLosesNothing()
    {
        var text = string.Concat(Enumerable.Range(0, 800).Select(i => $"第{i}句话，打电话给[PHONE_{i}]，然后走了。{(i % 7 == 0 ? "\n\n" : "")}"));

        var pieces = TranslationPieces.Of(text).ToList();

        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Piece + piece.Gap)));
        Assert.True(pieces.Count > 3 && pieces.Count <= TranslationPieces.CountFor(text.Length));
        Assert.All(pieces, piece => Assert.True(piece.Piece.EndsWith('。')));
        var endless = new string('x', 10_000);
        Assert.Equal(endless, string.Concat(TranslationPieces.Of(endless).Select(piece => piece.Piece + piece.Gap)));
    }

    private static InputTranslation Translation(FakeChatClient client, TranslationPolicy policy) => new(
        Options.Create(new InputOptions { Translation = policy }), new ChatTextTranslator(new StructuredChat(client, NullLogger<StructuredChat>.Instance), new BuiltInLanguageDetector()));

    private static ProcessedInput Input(string text) => new() { Text = text, Language = new BuiltInLanguageDetector().Detect(text).Code };

    private Task<ProcessedInput> Translate(FakeChatClient client, string text) =>
        Translation(client, TranslationPolicy.ToEnglish).TranslateAsync(Input(text), "en", context, TestContext.Current.CancellationToken);

    private sealed class Forgetful : ITextTranslator
    {
        public Task<string> TranslateAsync(TranslationRequest request, StageContext context, CancellationToken cancellationToken = default) => Task.FromResult("call him");
    }
}
