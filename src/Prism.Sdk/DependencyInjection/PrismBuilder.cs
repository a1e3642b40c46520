using Microsoft.Extensions.DependencyInjection;

namespace Prism.Sdk.DependencyInjection;

internal sealed class PrismBuilder(IServiceCollection services) : IPrismBuilder
{
    public IServiceCollection Services => services;
}
