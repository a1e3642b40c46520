using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Clients.DashScope.Accounts;

public sealed class AccountsTests
{
    [Fact]
    public void Capabilities_NothingConfigured_IsTheOneDefaultAccount()
    {
        using var services = Build([]);

        var account = Assert.Single(Capabilities(services).Accounts);

        Assert.Equal(("default", true), (account.Name, account.TakesOrders));
        Assert.Equal(Capabilities(services).Prices.Select(static row => row.PerSecond), account.Prices!.Select(static row => row.PerSecond));
    }

    [Fact]
    public void Capabilities_NamedAccounts_HaveTheirOwnLimitsPricesAndPlaces()
    {
        using var services = Build(new()
        {
            ["DASHSCOPE_API_KEY"] = "sk-default",
            ["KEY_OF_B"] = "sk-b",
            ["Prism:Accounts:b:ApiKeyVariable"] = "KEY_OF_B",
            ["Prism:Accounts:b:Discount"] = "0.5",
            ["Prism:Accounts:b:Workspace"] = "ws-b",
            ["Prism:Accounts:b:Limits:wan2.6-t2v:RunningTasks"] = "20",
            ["Prism:Accounts:c:ApiKey"] = "sk-c",
            ["Prism:Accounts:c:Region"] = "ap-southeast-1",
            ["Prism:Accounts:c:Enabled"] = "false",
            ["Prism:Accounts:c:Prices:0:Model"] = "wan2.6-t2v",
            ["Prism:Accounts:c:Prices:0:Tier"] = "720P",
            ["Prism:Accounts:c:Prices:0:Currency"] = "USD",
            ["Prism:Accounts:c:Prices:0:PerSecond"] = "0.07",
        });
        var (capabilities, accounts) = (Capabilities(services), services.GetRequiredService<DashScopeAccounts>());

        Assert.Equal(["default", "b", "c"], capabilities.Accounts.Select(static account => account.Name));
        Assert.Equal(0.3m, PriceOf(capabilities.FindAccount("b")!).PerSecond.Amount);
        Assert.Equal(0.6m, PriceOf(capabilities.FindAccount("b")!).ListPerSecond!.Value.Amount);
        Assert.Equal((0.07m, "USD", false), (PriceOf(capabilities.FindAccount("c")!).PerSecond.Amount, PriceOf(capabilities.FindAccount("c")!).PerSecond.Currency, capabilities.FindAccount("c")!.TakesOrders));
        var limit = capabilities.FindAccount("b")!.LimitOf(capabilities.FindModel("wan2.6-t2v")!);
        Assert.Equal((20, 5), (limit.MaxRunningTasks, limit.MaxSubmitsPerSecond));
        Assert.Equal(("sk-b", "ws-b", "dashscope.aliyuncs.com"), (accounts.OptionsOf("b").ApiKey, accounts.OptionsOf("b").Workspace, DashScopeEndpoint.Native(accounts.OptionsOf("b")).Host));
        Assert.Equal(("sk-c", null, "dashscope-intl.aliyuncs.com"), (accounts.OptionsOf("c").ApiKey, accounts.OptionsOf("c").Workspace, DashScopeEndpoint.Native(accounts.OptionsOf("c")).Host));
        Assert.Equal("sk-default", accounts.OptionsOf("default").ApiKey);
    }

    [Fact]
    public void Capabilities_NamedAccountsWithoutADefaultKey_TheDefaultOneTakesNoOrders()
    {
        using var services = Build(new() { ["Prism:Accounts:b:ApiKey"] = "sk-b" });

        Assert.Equal([("default", false), ("b", true)], Capabilities(services).Accounts.Select(static account => (account.Name, account.TakesOrders)));
    }

    [Fact]
    public void OptionsOf_KeyIsRolled_TheNextRequestHasTheNewOne()
    {
        var key = "sk-old";
        using var services = Build([], prism => prism.AddDashScopeAccount("b", account => account.ReadKeyFrom(() => key)));
        var accounts = services.GetRequiredService<DashScopeAccounts>();
        Assert.Equal("sk-old", accounts.OptionsOf("b").ApiKey);

        key = "sk-new";

        Assert.Equal("sk-new", accounts.OptionsOf("b").ApiKey);
    }

    [Fact]
    public async Task Calls_AccountThatIsNotConfigured_SayWhichThereAre()
    {
        using var services = Build(new() { ["Prism:Accounts:b:ApiKey"] = "sk-b" });
        var provider = services.GetRequiredService<IClipProvider>();

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => provider.GetAsync("task-0001", "gone"));

        Assert.Contains("No account 'gone' is configured; there are 'default', 'b'.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("nothing is bought again", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PrismConfigurationException>(() => provider.CancelAsync("task-0001", "gone"));
        await Assert.ThrowsAsync<PrismConfigurationException>(async () => await provider.ListAsync(new TaskWindow { Account = "gone" }).ToListAsync());
    }

    [Fact]
    public async Task Submit_KeyOfANamedAccountIsMissing_NamesItsVariable()
    {
        using var services = Build(new() { ["Prism:Accounts:b:ApiKeyVariable"] = "KEY_OF_B" });
        var order = new ClipOrder { Model = "wan2.6-t2v", Prompt = "p", Size = VideoSize.Landscape720, Seconds = 5, Account = "b" };

        var exception = await Assert.ThrowsAsync<PrismConfigurationException>(() => services.GetRequiredService<IClipProvider>().SubmitAsync(order));

        Assert.Contains("Account 'b': set the environment variable KEY_OF_B.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Prism:Accounts:b:Region", "mars", "Prism:Accounts:b:Region is 'mars'")]
    [InlineData("Prism:Accounts:b:BaseAddress", "http://dashscope.aliyuncs.com/api/v1", "Prism:Accounts:b:BaseAddress is 'http://dashscope.aliyuncs.com/api/v1'; the API key travels with every request, so use https.")]
    [InlineData("Prism:Accounts:b:ApiKey", "sk-a b", "Prism:Accounts:b:ApiKey holds a blank")]
    [InlineData("Prism:Accounts:b:Discount", "15", "Prism:Accounts:b:Discount is 15")]
    [InlineData("Prism:Accounts:b:Limits:wan2.6-t2v:RunningTasks", "0", "Prism:Accounts:b:Limits:wan2.6-t2v is 0 running tasks")]
    [InlineData("Prism:Accounts:b:Prices:0:Model", "wan2.6-t2v", "Prism:Accounts:b:Prices:0 needs Model, Tier")]
    [InlineData("Prism:Accounts:B2 x:ApiKey", "sk-x", "Prism:Accounts:B2 x: an account's name is")]
    [InlineData("Prism:Accounts:c:Enabled", "true", "Prism:Accounts:c has no key")]
    public void GetPipeline_BadAccount_IsOneSentenceThatNamesKeyAndValue(string key, string value, string expected)
    {
        using var services = Build(new() { ["Prism:Accounts:b:ApiKey"] = "sk-b", [key] = value });

        var exception = Assert.ThrowsAny<OptionsValidationException>(() => services.GetRequiredService<IVideoPipeline>());

        Assert.Contains(expected, Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-a b", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsOf_NamedAccount_HasEverySettingOfTheSectionThatIsNotItsOwn()
    {
        var main = new DashScopeOptions { ApiKey = "sk-main", Region = "ap-southeast-1", BaseAddress = new Uri("https://main.example/api/v1"), Workspace = "ws-main", UseWorkspaceHost = true, UploadIdleTimeout = TimeSpan.FromSeconds(1), SubmitTimeout = TimeSpan.FromSeconds(2), RequestTimeout = TimeSpan.FromSeconds(3) };
        main.Models.Add(new Prism.Sdk.Clients.DashScope.Catalogue.VideoModelEntry { Name = "m" });
        string[] own = [nameof(DashScopeOptions.ApiKey), nameof(DashScopeOptions.Workspace), nameof(DashScopeOptions.UseWorkspaceHost)];

        var options = new AccountPlace("b", new DashScopeAccountOptions()).Under(main, "sk-b");

        // A new setting must be set above, and be carried over.
        Assert.All(typeof(DashScopeOptions).GetProperties().Where(property => !own.Contains(property.Name)), property =>
        {
            Assert.NotEqual(property.GetValue(new DashScopeOptions()), property.GetValue(main));
            Assert.Equal(property.GetValue(main), property.GetValue(options));
        });
        Assert.Equal(("sk-b", null, false), (options.ApiKey, options.Workspace, options.UseWorkspaceHost));
    }

    [Fact]
    public void ToString_OfEverythingThatKnowsAnAccount_HoldsNoKey()
    {
        using var services = Build(new() { ["Prism:Accounts:b:ApiKey"] = "sk-secret" });

        Assert.All(Capabilities(services).Accounts, static account => Assert.DoesNotContain("sk-secret", account.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("sk-secret", services.GetRequiredService<DashScopeAccounts>().OptionsOf("b").ToString(), StringComparison.Ordinal);
    }

    private static PriceRow720 PriceOf(ClipAccount account)
    {
        var row = account.Prices!.Last(static row => row.Model == "wan2.6-t2v" && row.Sizes.Contains(VideoSize.Landscape720));
        return new PriceRow720(row.PerSecond, row.ListPerSecond);
    }

    private static ClipProviderCapabilities Capabilities(ServiceProvider services) => services.GetRequiredService<IClipProvider>().Capabilities;

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<Prism.Sdk.DependencyInjection.IPrismBuilder>? change = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging();
        var prism = services.AddPrism();
        change?.Invoke(prism);
        return services.BuildServiceProvider();
    }

    private sealed record PriceRow720(Prism.Sdk.Pricing.Money PerSecond, Prism.Sdk.Pricing.Money? ListPerSecond);
}
