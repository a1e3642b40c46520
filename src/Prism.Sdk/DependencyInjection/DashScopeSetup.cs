using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Downloads;
using Prism.Sdk.Generation;

namespace Prism.Sdk.DependencyInjection;

/// <summary>The DashScope client with its two ways to the service, and the provider that sells its clips.</summary>
internal static class DashScopeSetup
{
    public static void Add(IServiceCollection services)
    {
        // A host may give every HttpClient a retry handler (ConfigureHttpClientDefaults): on a submit that would pay up to four times.
        // The API that takes it away is marked experimental; a test counts the submits.
#pragma warning disable EXTEXP0001
        services.AddHttpClient(DashScopeHttp.SubmitClient)
            .RemoveAllResilienceHandlers()
            .ConfigureHttpClient(static (provider, client) => DashScopeHttp.ConfigureSubmit(client, Current(provider)))
            .ConfigurePrimaryHttpMessageHandler(DashScopeHttp.SubmitHandler);

        services.AddHttpClient(DashScopeHttp.TaskClient)
            .RemoveAllResilienceHandlers()
            .ConfigureHttpClient(static (provider, client) => DashScopeHttp.ConfigureTasks(client, Current(provider)))
            .ConfigurePrimaryHttpMessageHandler(DashScopeHttp.TaskHandler)
            .AddResilienceHandler("tasks", static (builder, context) => DashScopeHttp.AddRetries(builder, Current(context.ServiceProvider).RequestTimeout));

        services.AddHttpClient(FileDownload.ClientName)
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(FileDownload.Handler);
#pragma warning restore EXTEXP0001

        services.TryAddSingleton(static provider => new VideoSynthesisClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<IOptionsMonitor<DashScopeOptions>>(),
            provider.GetRequiredService<FileDownload>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IClipProvider, DashScopeClipProvider>();
    }

    private static DashScopeOptions Current(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<DashScopeOptions>>().CurrentValue;
}
