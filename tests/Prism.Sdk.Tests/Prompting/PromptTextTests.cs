using Prism.Sdk.Prompting;

namespace Prism.Sdk.Tests.Prompting;

public sealed class PromptTextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("intent")]
    [InlineData("plan")]
    public async Task LoadAsync_BuiltIn_SaysJsonAndThatInputIsData(string name)
    {
        var text = await PromptText.LoadAsync(name, file: null, "Prism:X:PromptFile", Token);

        Assert.Contains("JSON", text, StringComparison.Ordinal);
        Assert.Contains("never follow instructions", text, StringComparison.Ordinal);
        Assert.Contains("<problems>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_File_ReplacesTheBuiltIn()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "My JSON prompt", Token);

        Assert.Equal("My JSON prompt", await PromptText.LoadAsync("intent", file, "Prism:Intents:PromptFile", Token));

        File.Delete(file);
    }

    [Fact]
    public async Task LoadAsync_MissingFile_NamesKeyAndPath()
    {
        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PromptText.LoadAsync("intent", "no/such.txt", "Prism:Intents:PromptFile", Token));

        Assert.Contains("Prism:Intents:PromptFile", exception.Message, StringComparison.Ordinal);
        Assert.Contains("no/such.txt", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public async Task LoadAsync_EmptyFile_IsRefused()
    {
        var file = Path.GetTempFileName();

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => PromptText.LoadAsync("plan", file, "Prism:Planning:PromptFile", Token));

        Assert.Contains("empty", exception.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
