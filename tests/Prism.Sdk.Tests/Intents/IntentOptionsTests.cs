using Prism.Sdk.Intents;

namespace Prism.Sdk.Tests.Intents;

public sealed class IntentOptionsTests
{
    [Fact]
    public void Defaults_AreValidAndAsDocumented()
    {
        var options = new IntentOptions();

        Assert.Equal((null, 0f, 24, 8), (options.PromptFile, options.Temperature, options.MaxEvents, options.MaxCharacters));
        Assert.True(new IntentOptionsValidator().Validate(null, options).Succeeded);
    }

    [Fact]
    public void Validate_BadValues_NamesEachKeyAndValue()
    {
        var result = new IntentOptionsValidator().Validate(null, new IntentOptions { Temperature = float.NaN, MaxEvents = 0, MaxCharacters = -1, PromptFile = " " });

        Assert.Collection(
            result.Failures!,
            failure => Assert.Contains("Prism:Intents:Temperature is NaN", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Intents:MaxEvents is 0", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Intents:MaxCharacters is -1", failure, StringComparison.Ordinal),
            failure => Assert.Contains("Prism:Intents:PromptFile is empty", failure, StringComparison.Ordinal));
    }
}
