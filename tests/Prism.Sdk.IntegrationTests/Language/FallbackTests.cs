using Microsoft.Extensions.AI;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Language;

public sealed class FallbackTests
{
    private const string First = "Qwen/Qwen3-235B-A22B-Instruct-2507";
    private const string Second = "Qwen/Qwen3-30B-A3B-Instruct-2507";

    [Theory]
    [InlineData("no-provider")]
    [InlineData("daily-quota")]
    [InlineData("quota-limit-exceed")]
    [InlineData("upstream-balance")]
    public async Task ModelThatIsGoneOrUsedUp_GivesWayAtOnce_AndIsPassedOverForAWhile(string word)
    {
        await using var bench = await OpenAsync(retries: 2);
        bench.Fault(word);

        var answer = await bench.Chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        await bench.AskAsync();

        Assert.Equal([First, Second, Second], bench.Asked);
        Assert.Equal(Second, answer.ModelId);
        Assert.Contains(bench.Log.Lines, line => line.Contains(Second, StringComparison.Ordinal) && line.Contains("in place of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("insufficient-quota")]
    [InlineData("shell")]
    public async Task FaultThatDoesNotPass_GivesWayAfterItsTries_AndIsNotRemembered(string word)
    {
        await using var bench = await OpenAsync(retries: 1);
        bench.Fault(word, times: 2);

        await bench.AskAsync();
        await bench.AskAsync();

        Assert.Equal([First, First, Second, First], bench.Asked);
    }

    [Theory]
    [InlineData("unauthenticated")]
    [InlineData("encoding-format")]
    public async Task RefusedKeyOrWrongRequest_IsToldAtOnce(string word)
    {
        await using var bench = await OpenAsync(retries: 2);
        bench.Fault(word);

        await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal([First], bench.Asked);
    }

    [Fact]
    public async Task ModeratedWords_AreNotCarriedToAnotherModel()
    {
        await using var bench = await OpenAsync(retries: 2);
        bench.Fault("moderated");

        await Assert.ThrowsAsync<ContentRejectedException>(() => bench.AskAsync());

        Assert.Equal([First], bench.Asked);
    }

    [Fact]
    public async Task FallbackOnDashScope_HasItsOwnAddressKeyAndName()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.FallbackModels.Add(new FallbackModel { Model = Second, Service = LanguageService.DashScope }));
        bench.Fault("daily-quota");

        var answer = await bench.Chat.GetResponseAsync("hi", new() { ModelId = First }, TestContext.Current.CancellationToken);

        Assert.Equal("qwen3-30b-a3b-instruct-2507", answer.ModelId);
        var sent = bench.Emulator.Requests[^1];
        Assert.Equal(("/compatible-mode/v1/chat/completions", "Bearer sk-emulator"), (sent.Path, sent.Headers["Authorization"]));
    }

    [Fact]
    public async Task Stream_ThatFailsBeforeItsFirstWord_GivesWay()
    {
        await using var bench = await OpenAsync(retries: 0);
        bench.Fault("sse-errors-only");

        Assert.Contains("The line works.", await bench.AskAsync(streamed: true), StringComparison.Ordinal);
        Assert.Equal([First, Second], bench.Asked);
    }

    [Fact]
    public async Task Stream_ThatBreaksAfterItsFirstWord_IsAnError()
    {
        await using var bench = await OpenAsync(retries: 0);
        bench.Fault("sse-error");

        await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync(streamed: true));

        Assert.Equal([First], bench.Asked);
    }

    [Fact]
    public async Task AllModelsUsedUp_TellsOfTheFirst_AndNamesTheOthers()
    {
        await using var bench = await LanguageBench.OpenAsync(
            static options => options.FallbackModels.Add(new FallbackModel { Model = Second }),
            new EmulatedLanguage { CallsPerModel = 1 });
        await bench.AskAsync();
        await bench.AskAsync();

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal((ProviderFault.Quota, false), (exception.Fault, exception.IsTransient));
        Assert.Contains(Second, exception.Message, StringComparison.Ordinal);

        // All are passed over now; they are asked all the same, for somebody may have paid.
        var last = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());
        Assert.Contains(First, last.Message, StringComparison.Ordinal);
        Assert.Contains($"{Second}: Quota", last.Message, StringComparison.Ordinal);
        Assert.Equal([First, First, Second, Second, First, Second], bench.Asked);
    }

    private static Task<LanguageBench> OpenAsync(int retries) => LanguageBench.OpenAsync(options =>
    {
        options.MaxRetries = retries;
        options.FallbackModels.Add(new FallbackModel { Model = Second });
    });
}
