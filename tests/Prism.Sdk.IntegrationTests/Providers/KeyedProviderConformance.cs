using Prism.Sdk.IntegrationTests.Judging;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>A provider that knows an order again by its key.</summary>
public sealed class KeyedProviderConformance : ClipProviderConformance
{
    private protected override Task<IShop> OpenAsync() => Task.FromResult<IShop>(new PlainShop(takesKeys: true));
}
