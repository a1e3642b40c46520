using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning;

public sealed class PlanningOptionsTests
{
    [Fact]
    public void Defaults_AreValidAndAsDocumented()
    {
        var options = new PlanningOptions();

        Assert.Equal((null, null, "1280*720", 1, 12, 0f), (options.PromptFile, options.Model, options.Size, options.MinShots, options.MaxShots, options.Temperature));
        Assert.True(new PlanningOptionsValidator().Validate(null, options).Succeeded);
        Assert.True(new PlanningOptionsValidator().Validate(null, new PlanningOptions { Size = "720x1280" }).Succeeded);
    }

    [Fact]
    public void Validate_BadValues_NamesEachKeyAndValue()
    {
        var result = new PlanningOptionsValidator().Validate(null, new PlanningOptions { Size = "HD", MinShots = 0, MaxShots = -1, Temperature = 3, PromptFile = "" });

        Assert.Collection(
            result.Failures!,
            failure => Assert.Contains("Prism:Planning:Size is 'HD'", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Planning:MinShots is 0", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Planning:MaxShots is -1", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Planning:Temperature is 3", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Planning:PromptFile is empty", failure, StringComparison.Ordinal));
    }
}
