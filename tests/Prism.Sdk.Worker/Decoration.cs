using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Prism.Sdk.Worker;

/// <summary>Puts something around a part that the container already has.</summary>
public static class Decoration
{
    public static IServiceCollection Decorate<T>(this IServiceCollection services, Func<IServiceProvider, T, T> around)
        where T : class
    {
        var before = services.Last(static service => service.ServiceType == typeof(T) && !service.IsKeyedService);
        return services.Replace(ServiceDescriptor.Describe(typeof(T), provider => around(provider, (T)Make(provider, before)), before.Lifetime));
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
