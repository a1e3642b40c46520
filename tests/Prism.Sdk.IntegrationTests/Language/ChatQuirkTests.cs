using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Language;

public sealed class ChatQuirkTests
{
    private const string Said = "The line works.";

    [Theory]
    [InlineData("finish-null")]
    [InlineData("finish-empty")]
    [InlineData("finish-eos")]
    [InlineData("role-empty")]
    [InlineData("created-text")]
    [InlineData("usage-null")]
    public async Task WholeAnswer_OfOddShape_IsRead(string word)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault(word);

        Assert.Contains(Said, await bench.AskAsync(), StringComparison.Ordinal);
        Assert.Single(bench.Asked);
    }

    [Theory]
    [InlineData("sse-no-done")]
    [InlineData("sse-keep-alive")]
    [InlineData("sse-choices-null")]
    [InlineData("sse-role-empty")]
    [InlineData("sse-finish-empty")]
    [InlineData("sse-plain")]
    public async Task Stream_OfOddShape_IsRead(string word)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault(word);

        Assert.Contains(Said, await bench.AskAsync(streamed: true), StringComparison.Ordinal);
        Assert.Single(bench.Asked);
    }

    [Theory]
    [InlineData("shell", "empty_completion", true)]
    [InlineData("choices-empty", "empty_completion", true)]
    [InlineData("choices-missing", "empty_completion", true)]
    [InlineData("message-null", "empty_completion", true)]
    [InlineData("content-null", "empty_completion", true)]
    [InlineData("content-empty", "empty_completion", true)]
    [InlineData("reasoning-only", "empty_completion", true)]
    [InlineData("other-model", "other_model", true)]
    [InlineData("html", "content_type", true)]
    [InlineData("empty", "json", true)]
    [InlineData("json-bad", "json", true)]
    [InlineData("truncated", "truncated", true)]
    [InlineData("truncated-close", "json", true)]
    [InlineData("bomb", "too_large", true)]
    [InlineData("gzip-bomb", "content_encoding", true)]
    [InlineData("deep", "json", true)]
    [InlineData("bad-utf8", "charset", true)]
    [InlineData("charset", "charset", true)]
    [InlineData("json-sse", "content_type", true)]
    public async Task WholeAnswer_ThatCannotBeTaken_IsInvalidAndSaysWhy(string word, string code, bool transient)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Emulator.AddFault(new EmulatorFault { Route = "chat", Kind = word, Status = 200 });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal((ProviderFault.InvalidResponse, code, transient), (exception.Fault, exception.Code, exception.IsTransient));
        Assert.DoesNotContain(Said, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sse-error", ProviderFault.Service, "internal_error")]
    [InlineData("sse-errors-only", ProviderFault.Service, null)]
    [InlineData("sse-close", ProviderFault.InvalidResponse, "no_end")]
    [InlineData("sse-cut", ProviderFault.Network, null)]
    [InlineData("sse-empty", ProviderFault.InvalidResponse, "empty_completion")]
    [InlineData("sse-bad-json", ProviderFault.InvalidResponse, "json")]
    public async Task Stream_ThatBreaks_IsAnErrorAndNeverAnEnd(string word, ProviderFault fault, string? code)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault(word);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync(streamed: true));

        Assert.Equal((fault, code, true), (exception.Fault, exception.Code, exception.IsTransient));
    }

    [Theory]
    [InlineData("unauthenticated", ProviderFault.Authentication, false)]
    [InlineData("no-provider", ProviderFault.ModelNotFound, false)]
    [InlineData("no-provider-error", ProviderFault.ModelNotFound, false)]
    [InlineData("encoding-format", ProviderFault.InvalidRequest, false)]
    [InlineData("request-limit", ProviderFault.Throttling, true)]
    [InlineData("daily-quota", ProviderFault.Quota, false)]
    [InlineData("insufficient-quota", ProviderFault.Throttling, true)]
    [InlineData("upstream-balance", ProviderFault.Billing, false)]
    [InlineData("quota-limit-exceed", ProviderFault.Quota, false)]
    [InlineData("batch-size", ProviderFault.InvalidRequest, false)]
    [InlineData("error-200", ProviderFault.Service, true)]
    public async Task Refusal_ByName_HasItsKindWhateverItsRoot(string word, ProviderFault fault, bool transient)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault(word);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal((fault, transient), (exception.Fault, exception.IsTransient));
        Assert.Single(bench.Asked);
    }

    [Fact]
    public async Task Refusal_InAChineseProgram_SpeaksChinese()
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault("daily-quota");
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new("zh-CN");
        try
        {
            var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());
            Assert.Contains("额度已用完", exception.Message, StringComparison.Ordinal);
            Assert.Contains("QWEN_MODEL", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("shell")]
    [InlineData("json-bad")]
    [InlineData("error-200")]
    [InlineData("insufficient-quota")]
    public async Task PassingFault_IsAskedAgain(string word)
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.MaxRetries = 1);
        bench.Fault(word);

        Assert.Contains(Said, await bench.AskAsync(), StringComparison.Ordinal);
        Assert.Equal(2, bench.Asked.Count());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNeverFollowed(int status)
    {
        await using var other = await LanguageBench.OpenAsync();
        await using var bench = await LanguageBench.OpenAsync(static options => options.MaxRetries = 2);
        bench.Emulator.AddFault(new EmulatorFault { Route = "chat", Kind = "redirect", Status = status, Message = new Uri(other.Emulator.BaseAddress, "/v1/chat/completions").AbsoluteUri });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal((ProviderFault.Redirect, "redirect", false), (exception.Fault, exception.Code, exception.IsTransient));
        Assert.Single(bench.Asked);
        Assert.Empty(other.Emulator.Requests);
    }

    [Fact]
    public async Task AnswerThatDrips_EndsAtTheDeadline()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.AttemptTimeout = TimeSpan.FromSeconds(1));
        bench.Emulator.AddFault(new EmulatorFault { Route = "chat", Kind = "drip", Seconds = 0.1 });

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync());

        Assert.Equal((ProviderFault.Timeout, true), (exception.Fault, exception.IsTransient));
    }

    [Fact]
    public async Task StreamThatStandsStill_EndsAtTheDeadline()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.AttemptTimeout = TimeSpan.FromSeconds(1));
        bench.Fault("sse-stall");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync(streamed: true));

        Assert.Equal((ProviderFault.Timeout, true), (exception.Fault, exception.IsTransient));
    }

    [Theory]
    [InlineData("Qwen/Qwen3-235B-A22B", 2)]
    [InlineData("Qwen/Qwen3-235B-A22B-Thinking-2507", 3)]
    public async Task ModelThatThinks_IsAskedInTheWayThatItTakes_AndThatIsRemembered(string model, int asked)
    {
        await using var bench = await LanguageBench.OpenAsync(options => options.Model = model);

        Assert.Contains(Said, await bench.AskAsync(), StringComparison.Ordinal);
        Assert.Equal(asked, bench.Asked.Count());

        Assert.Contains(Said, await bench.AskAsync(), StringComparison.Ordinal);
        Assert.Equal(asked + 1, bench.Asked.Count());
        Assert.DoesNotContain("Let me think", await bench.AskAsync(streamed: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_MoreThanOneAtATime_WaitForEachOther()
    {
        await using var bench = await LanguageBench.OpenAsync(language: new EmulatedLanguage { MostAtOnce = 1 });
        bench.Emulator.AddFault(new EmulatorFault { Route = "chat", Kind = "delay", Seconds = 0.2, Times = 3 });

        await Task.WhenAll(bench.AskAsync(), bench.AskAsync(), bench.AskAsync());

        Assert.Equal(3, bench.Asked.Count());
    }

    [Fact]
    public async Task ExtraBody_IsSentAsJsonWhereItReadsAsSuch()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => (options.ExtraBody["top_k"], options.ExtraBody["tier"]) = ("20", "gold"));

        await bench.AskAsync();

        var body = System.Text.Json.Nodes.JsonNode.Parse(bench.Emulator.Requests[^1].Body)!;
        Assert.Equal((20, "gold"), ((int)body["top_k"]!, (string)body["tier"]!));
    }
}
