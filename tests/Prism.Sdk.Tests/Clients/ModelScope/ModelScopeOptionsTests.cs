using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Clients.ModelScope;

public sealed class ModelScopeOptionsTests
{
    public static TheoryData<Action<ModelScopeOptions>, string> Wrong => new()
    {
        { static options => options.FallbackModels.Add(new FallbackModel()), "FallbackModels:0:Model is empty" },
        { static options => options.FallbackModels.Add(new FallbackModel { Model = "m", BaseAddress = new Uri("https://example.com/v1") }), "FallbackModels:0:ApiKey is missing" },
        { static options => options.FallbackModels.Add(new FallbackModel { Model = "m", BaseAddress = new Uri("http://example.com/v1"), ApiKey = "k" }), "FallbackModels:0:BaseAddress" },
        { static options => options.FallbackModels.Add(new FallbackModel { Model = "m", MaxConcurrentRequests = 0 }), "FallbackModels:0:MaxConcurrentRequests" },
        { static options => options.FallbackMemory = TimeSpan.FromDays(8), "FallbackMemory" },
        { static options => options.BalanceAddress = new Uri("http://example.com/balance"), "BalanceAddress" },
    };

    [Fact]
    public void Defaults()
    {
        var options = new ModelScopeOptions();

        Assert.Equal((1, TimeSpan.FromHours(1), true), (options.MaxConcurrentRequests, options.FallbackMemory, options.RequireSameModel));
        Assert.Empty(options.FallbackModels);
        Assert.Empty(options.ExtraBody);
        Assert.Equal("https://modelscope.cn/openapi/v1/magicubes/balance", options.BalanceAddress.AbsoluteUri);
        Assert.True(new ModelScopeOptionsValidator().Validate(null, options).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_WrongSetting_NamesItsKey(Action<ModelScopeOptions> change, string words)
    {
        var options = new ModelScopeOptions();
        change(options);

        Assert.Contains(words, new ModelScopeOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Validate_RewritesOutOfBounds_NamesItsKey(int rewrites) =>
        Assert.Contains("ModerationRewrites", new GenerationOptionsValidator().Validate(null, new GenerationOptions { ModerationRewrites = rewrites }).FailureMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData(403, "AccessDenied", "access denied", nameof(ModelFault.Access))]
    [InlineData(403, "AccessDenied", "Access denied, please make sure your account is in good standing.", nameof(ModelFault.Balance))]
    [InlineData(400, "Arrearage", "", nameof(ModelFault.Balance))]
    [InlineData(404, "ModelNotFound", "", nameof(ModelFault.Model))]
    [InlineData(404, null, "", nameof(ModelFault.Address))]
    [InlineData(429, "insufficient_quota", "You exceeded your current quota", nameof(ModelFault.Throttled))]
    [InlineData(429, "Throttling.AllocationQuota", "Free allocated quota exceeded.", nameof(ModelFault.Quota))]
    [InlineData(403, "AllocationQuota.FreeTierOnly", "", nameof(ModelFault.Quota))]
    [InlineData(400, "InvalidParameter", "parameter.enable_thinking must be set to false for non-streaming calls", nameof(ModelFault.Thinking))]
    [InlineData(400, "data_inspection_failed", "", nameof(ModelFault.Moderation))]
    [InlineData(503, null, "", nameof(ModelFault.Server))]
    public void Classify_ByWordsBeforeStatus(int status, string? code, string text, string fault) =>
        Assert.Equal(fault, ModelFaults.Classify(status, code, text).ToString());
}
