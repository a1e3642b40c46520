using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Configuration;
using Prism.Sdk.Downloads;
using Prism.Sdk.Generation;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.DependencyInjection;

/// <summary>The DashScope client with its two ways to the service, and the provider that sells its clips.</summary>
internal static class DashScopeSetup
{
    public static void Add(IServiceCollection services)
    {
        // A host may give every HttpClient a retry handler (ConfigureHttpClientDefaults): on a submit that would pay up to four times.
        // The API that takes it away is marked experimental; a test counts the submits.
#pragma warning disable EXTEXP0001
        // The factory's own loggers write four lines a look, thousands a film; who wants calls has them as spans.
        services.AddHttpClient(DashScopeHttp.SubmitClient)
            .RemoveAllLoggers()
            .RemoveAllResilienceHandlers()
            .ConfigureHttpClient(static (provider, client) => DashScopeHttp.ConfigureSubmit(client, Current(provider)))
            .ConfigurePrimaryHttpMessageHandler(DashScopeHttp.SubmitHandler);

        services.AddHttpClient(DashScopeHttp.TaskClient)
            .RemoveAllLoggers()
            .RemoveAllResilienceHandlers()
            .ConfigureHttpClient(static (provider, client) => DashScopeHttp.ConfigureTasks(client, Current(provider)))
            .ConfigurePrimaryHttpMessageHandler(DashScopeHttp.TaskHandler)
            .AddResilienceHandler("tasks", static (builder, context) => DashScopeHttp.AddRetries(builder, Current(context.ServiceProvider).RequestTimeout));
        services.AddHttpClient(DashScopeHttp.TaskClient).AddHttpMessageHandler(static () => new PacedRetries());

        services.AddHttpClient(DashScopeHttp.UploadClient)
            .RemoveAllResilienceHandlers()
            .ConfigureHttpClient(DashScopeHttp.ConfigureUploads)
            .ConfigurePrimaryHttpMessageHandler(DashScopeHttp.UploadHandler);

        services.AddHttpClient(FileDownload.ClientName)
            .RemoveAllLoggers()
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(FileDownload.Handler);
#pragma warning restore EXTEXP0001

        // What a host adds to every client, or to this one by its name, would stand around a paid request: a handler of its own that repeats on 503 pays twice.
        services.PostConfigure<HttpClientFactoryOptions>(DashScopeHttp.SubmitClient, static factory => factory.HttpMessageHandlerBuilderActions.Add(static builder => builder.AdditionalHandlers.Clear()));

        // Files come from other hosts: a header that a host gives to all its clients may be a secret.
        services.PostConfigure<HttpClientFactoryOptions>(FileDownload.ClientName, static factory => factory.HttpClientActions.Add(static client => client.DefaultRequestHeaders.Clear()));

        services.TryAddSingleton(static provider => new DashScopeAccounts(
            provider.GetRequiredService<IOptionsMonitor<DashScopeOptions>>(),
            provider.GetRequiredService<IOptionsMonitor<DashScopeAccountsOptions>>(),
            provider.GetRequiredService<IOptionsMonitor<PricingOptions>>(),
            provider.GetRequiredService<PrismEnvironment>(),
            options => new VideoSynthesisClient(provider.GetRequiredService<IHttpClientFactory>(), options, provider.GetRequiredService<FileDownload>(), provider.GetRequiredService<TimeProvider>())));

        // Whoever takes the client from the container has the one of the default account, with its pace.
        services.TryAddSingleton(static provider => provider.GetRequiredService<DashScopeAccounts>().ClientOf(ClipAccount.DefaultName));
        services.TryAddSingleton<IClipProvider, DashScopeClipProvider>();
    }

    private static DashScopeOptions Current(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<DashScopeOptions>>().CurrentValue;
}
