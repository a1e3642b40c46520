using Prism.Sdk.IntegrationTests.Judging;

namespace Prism.Sdk.IntegrationTests.Providers;

/// <summary>DashScope over the emulator: it lists its tasks, and takes no key.</summary>
public sealed class DashScopeConformance : ClipProviderConformance
{
    private protected override async Task<IShop> OpenAsync() => await EmulatorShop.OpenAsync();
}
