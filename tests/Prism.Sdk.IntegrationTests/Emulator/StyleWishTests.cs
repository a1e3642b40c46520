namespace Prism.Sdk.IntegrationTests.Emulator;

/// <summary>The emulator's plans have the look that the text asks for, else the template's, and never both.</summary>
public sealed class StyleWishTests
{
    [Theory]
    [InlineData("A boat is painted in watercolour blue. A storm takes it.", null)]
    [InlineData("A watercolour film: a boat leaves. A storm takes it.", "watercolour film")]
    [InlineData("画家在海边画水墨画。风把画吹走了。", null)]
    [InlineData("水墨动画：一只鹤飞过山谷。雪落下来。", "水墨动画")]
    public async Task PlanAsync_Text_StyleIsTheTextsOrTheTemplates(string text, string? style)
    {
        await using var studio = await Studio.OpenAsync();

        var plan = await studio.Pipeline.PlanAsync(new VideoRequest { Text = text, TemplateId = "nature" }, TestContext.Current.CancellationToken);

        // The look is the last sentence of each prompt, and the same in all of them.
        var look = Assert.Single(plan.Shots.Select(static shot => shot.Prompt.TrimEnd('。', '.', ' ').Split('。', '.')[^1].Trim()).Distinct());
        Assert.Equal(style, plan.Intent!.Style);
        Assert.Equal(style is not null, look == style);
    }
}
