using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Language;

public sealed class LanguageServicesTests
{
    [Fact]
    public async Task FindModelsAsync_SaysOfEachConfiguredModelWhetherItIsServed()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.FallbackModels.Add(new FallbackModel { Model = "Qwen/Retired" }));

        var found = await bench.Services.GetRequiredService<LanguageServices>().FindModelsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Qwen/Qwen3-235B-A22B-Instruct-2507", true), ("Qwen/Retired", false), ("text-embedding-v4", true)],
            found.Select(static model => (model.Model, model.IsServed == true)));
        Assert.All(found, static model => Assert.Null(model.Problem));
        Assert.Equal("Prism:ModelScope:FallbackModels:0:Model", found[1].Setting);
    }

    [Fact]
    public async Task GetBalanceAsync_TellsTheCreditsThatAreLeft()
    {
        await using var bench = await LanguageBench.OpenAsync(language: new EmulatedLanguage { Credits = 2 });
        var services = bench.Services.GetRequiredService<LanguageServices>();
        await bench.AskAsync();

        Assert.Equal(1, (await services.GetBalanceAsync(TestContext.Current.CancellationToken)).Available);

        await bench.AskAsync();
        Assert.Equal(ProviderFault.Quota, (await Assert.ThrowsAsync<ProviderRequestException>(() => bench.AskAsync())).Fault);
    }

    [Fact]
    public async Task GetBalanceAsync_WrongToken_IsAnAuthenticationFault()
    {
        await using var bench = await LanguageBench.OpenAsync(static options => options.ApiKey = "ms-invalid");

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.Services.GetRequiredService<LanguageServices>().GetBalanceAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ProviderFault.Authentication, exception.Fault);
        Assert.DoesNotContain("ms-invalid", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RateLimits_WhereTheServiceTellsThem_AreKept()
    {
        await using var bench = await LanguageBench.OpenAsync(language: new EmulatedLanguage { TellsLimits = true, CallsPerModel = 10 });
        var services = bench.Services.GetRequiredService<LanguageServices>();
        Assert.Null(services.RateLimits);

        await bench.AskAsync();

        Assert.Equal(new ModelRateLimits { Requests = 2000, RequestsRemaining = 1999, ModelRequests = 10, ModelRequestsRemaining = 9 }, services.RateLimits);
    }

    [Theory]
    [InlineData("vectors-null")]
    [InlineData("vectors-none")]
    [InlineData("vectors-fewer")]
    [InlineData("vectors-more")]
    [InlineData("vectors-short")]
    [InlineData("vectors-zero")]
    [InlineData("vectors-nan")]
    [InlineData("bomb")]
    public async Task Vectors_ThatNobodyShouldRankBy_AreRefused(string word)
    {
        await using var bench = await LanguageBench.OpenAsync();
        bench.Fault(word, "embeddings", times: 4);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => bench.Embeddings.GenerateAsync(["a", "b"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((ProviderFault.InvalidResponse, true), (exception.Fault, exception.IsTransient));
    }

    [Fact]
    public async Task Vectors_InAnotherOrder_ArePutRight()
    {
        await using var bench = await LanguageBench.OpenAsync();
        var straight = await bench.Embeddings.GenerateAsync(["rain", "desert"], cancellationToken: TestContext.Current.CancellationToken);
        bench.Fault("vectors-shuffled", "embeddings");

        var shuffled = await bench.Embeddings.GenerateAsync(["rain", "desert"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(straight.Select(static vector => vector.Vector.ToArray()), shuffled.Select(static vector => vector.Vector.ToArray()));
    }
}
