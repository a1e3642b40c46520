using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Composition;
using Prism.Sdk.Configuration;
using Prism.Sdk.Downloads;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs;
using Prism.Sdk.Planning;
using Prism.Sdk.Pricing;
using Prism.Sdk.Templates;

namespace Prism.Sdk.DependencyInjection;

/// <summary>Where options come from: environment, then the section, then code; and their checks at start.</summary>
internal static class PrismOptionsSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(static provider => new PrismEnvironment(provider.GetService<IConfiguration>()));
        services.TryAddSingleton<UnusedVariables>();
        services.AddSingleton<EnvironmentDefaults>();
        services.AddSingleton<IConfigureOptions<PricingOptions>, ShippedPrices>();
        services.AddSingleton<IConfigureOptions<PrismOptions>>(static provider => provider.GetRequiredService<EnvironmentDefaults>());
        services.AddSingleton<IConfigureOptions<DashScopeOptions>>(static provider => provider.GetRequiredService<EnvironmentDefaults>());
        services.AddSingleton<IConfigureOptions<ModelScopeOptions>>(static provider => provider.GetRequiredService<EnvironmentDefaults>());

        // One line a section, because the binder is generated for each type it sees here.
        FromSection<PrismOptions>(services, static (configuration, options) => configuration.GetSection(PrismOptions.SectionName).Bind(options));
        FromSection<DashScopeOptions>(services, static (configuration, options) => configuration.GetSection(DashScopeOptions.SectionName).Bind(options));
        FromSection<DashScopeAccountsOptions>(services, static (configuration, options) => configuration.GetSection(PrismOptions.SectionName).Bind(options));
        FromSection<ModelScopeOptions>(services, static (configuration, options) => configuration.GetSection(ModelScopeOptions.SectionName).Bind(options));
        FromSection<EmbeddingOptions>(services, static (configuration, options) => configuration.GetSection(EmbeddingOptions.SectionName).Bind(options));
        FromSection<InputOptions>(services, static (configuration, options) => configuration.GetSection(InputOptions.SectionName).Bind(options));
        FromSection<IntentOptions>(services, static (configuration, options) => configuration.GetSection(IntentOptions.SectionName).Bind(options));
        FromSection<TemplateOptions>(services, static (configuration, options) => configuration.GetSection(TemplateOptions.SectionName).Bind(options));
        FromSection<PlanningOptions>(services, static (configuration, options) => configuration.GetSection(PlanningOptions.SectionName).Bind(options));
        FromSection<GenerationOptions>(services, static (configuration, options) => configuration.GetSection(GenerationOptions.SectionName).Bind(options));
        FromSection<DownloadOptions>(services, static (configuration, options) => configuration.GetSection(DownloadOptions.SectionName).Bind(options));
        FromSection<CompositionOptions>(services, static (configuration, options) => configuration.GetSection(CompositionOptions.SectionName).Bind(options));
        FromSection<JobRecoveryOptions>(services, static (configuration, options) => configuration.GetSection(JobRecoveryOptions.SectionName).Bind(options));
        FromSection<SpendingOptions>(services, static (configuration, options) => configuration.GetSection(SpendingOptions.SectionName).Bind(options));
        FromSection<PricingOptions>(services, static (configuration, options) => configuration.GetSection(PricingOptions.SectionName).Bind(options));

        services.AddOptionsWithValidateOnStart<PrismOptions, PrismOptionsValidator>();
        services.AddOptionsWithValidateOnStart<DashScopeOptions, DashScopeOptionsValidator>();
        services.AddOptionsWithValidateOnStart<DashScopeAccountsOptions, DashScopeAccountsValidator>();
        services.AddOptionsWithValidateOnStart<ModelScopeOptions, ModelScopeOptionsValidator>();
        services.AddOptionsWithValidateOnStart<EmbeddingOptions, EmbeddingOptionsValidator>();
        services.AddOptionsWithValidateOnStart<InputOptions, InputOptionsValidator>();
        services.AddOptionsWithValidateOnStart<IntentOptions, IntentOptionsValidator>();
        services.AddOptionsWithValidateOnStart<TemplateOptions, TemplateOptionsValidator>();
        services.AddOptionsWithValidateOnStart<PlanningOptions, PlanningOptionsValidator>();
        services.AddOptionsWithValidateOnStart<GenerationOptions, GenerationOptionsValidator>();
        services.AddOptionsWithValidateOnStart<DownloadOptions, DownloadOptionsValidator>();
        services.AddOptionsWithValidateOnStart<CompositionOptions, CompositionOptionsValidator>();
        services.AddOptionsWithValidateOnStart<JobRecoveryOptions, JobRecoveryOptionsValidator>();
        services.AddOptionsWithValidateOnStart<SpendingOptions, SpendingOptionsValidator>();
        services.AddOptionsWithValidateOnStart<PricingOptions, PricingOptionsValidator>();
    }

    /// <summary>Checks all options now; what is wrong leaves as one exception, however many settings it is.</summary>
    public static void Validate(IServiceProvider provider)
    {
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
        }
        catch (AggregateException several) when (several.InnerExceptions.All(static one => one is OptionsValidationException))
        {
            throw new OptionsValidationException(PrismOptions.SectionName, typeof(PrismOptions), several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static one => one.Failures));
        }
    }

    // The binder's own words name key, value and type; a number that is none is a wrong setting like any other.
    private static void BindOrSay<T>(IConfiguration configuration, T options, Action<IConfiguration, T> bind)
        where T : class
    {
        try
        {
            bind(configuration, options);
        }
        catch (InvalidOperationException exception)
        {
            throw new OptionsValidationException(Microsoft.Extensions.Options.Options.DefaultName, typeof(T), [exception.Message]);
        }
    }

    private static void FromSection<T>(IServiceCollection services, Action<IConfiguration, T> bind)
        where T : class
    {
        services.AddSingleton<IConfigureOptions<T>>(provider => new ConfigureNamedOptions<T>(
            Microsoft.Extensions.Options.Options.DefaultName,
            options =>
            {
                if (provider.GetService<IConfiguration>() is { } configuration)
                {
                    BindOrSay(configuration, options, bind);
                }
            }));
        services.AddSingleton<IOptionsChangeTokenSource<T>>(static provider => new ConfigurationReload<T>(provider.GetService<IConfiguration>()));
    }
}
