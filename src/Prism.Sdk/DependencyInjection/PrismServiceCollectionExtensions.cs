using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Prism.Sdk;
using Prism.Sdk.Configuration;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Downloads;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Purchase;
using Prism.Sdk.Generation.Purchase.Pacing;
using Prism.Sdk.Generation.Rewriting;
using Prism.Sdk.Generation.Waiting;
using Prism.Sdk.Images;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Languages;
using Prism.Sdk.Input.Scanning;
using Prism.Sdk.Input.Translating;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Journal.Sql;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Planning;
using Prism.Sdk.Polling;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Caps;
using Prism.Sdk.Pricing.Quotes;
using Prism.Sdk.Pricing.Times;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;
using Prism.Sdk.Templates.Routing;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds Prism to a host.</summary>
public static class PrismServiceCollectionExtensions
{
    /// <summary>Adds the pipeline, <see cref="IVideoPipeline"/>, with all its built-in parts.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets where the journal and the films go.</param>
    /// <returns>A builder, to replace stages and parts.</returns>
    /// <remarks>
    /// <para>Options come from the environment variables of the original system, then from the section <c>Prism</c> of the host's configuration, then from code. They are checked at start.</para>
    /// <para>May be called twice; the second call adds nothing but <paramref name="configure"/>.</para>
    /// </remarks>
    public static IPrismBuilder AddPrism(this IServiceCollection services, Action<PrismOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.All(service => service.ServiceType != typeof(IVideoPipeline)))
        {
            PrismOptionsSetup.Add(services);
            AddStages(services);
            CompositionSetup.Add(services);
            AddJobs(services);
            DashScopeSetup.Add(services);
            ModelSetup.Add(services);
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }

        return new PrismBuilder(services);
    }

    private static void AddStages(IServiceCollection services)
    {
        services.TryAddScoped<IInputProcessor, MaskingInputProcessor>();
        services.TryAddScoped<IIntentParser, ChatIntentParser>();
        services.TryAddScoped<ITemplateRouter, NearestTemplateRouter>();
        services.TryAddScoped<IShotPlanner, ChatShotPlanner>();
        services.TryAddScoped<IClipGenerator, PurchasedClipGenerator>();

        services.TryAddSingleton<ILanguageDetector, BuiltInLanguageDetector>();
        services.TryAddSingleton<IPersonalDataDetector, PersonalDataDetector>();
        services.TryAddSingleton<PersonalDataMasker>();
        services.TryAddScoped<ITextTranslator, ChatTextTranslator>();
        services.TryAddScoped<InputTranslation>();
        services.TryAddSingleton<StructuredChat>();
        services.TryAddSingleton<TemplateLibrary>();
        services.TryAddSingleton<TemplateVectors>();
        services.TryAddSingleton<TemplateWords>();
        services.TryAddSingleton<VectorCache>();
        services.TryAddScoped<IPromptRewriter, ChatPromptRewriter>();
        services.TryAddScoped<ShotRewording>();
        services.TryAddSingleton<ShotPurchase>();
        services.TryAddSingleton<SubmitPace>();
        services.TryAddSingleton<SubmitGate>();
        services.TryAddSingleton<Submitting>();
        services.TryAddSingleton<TaskNotes>();
        services.TryAddSingleton<Reconciliation>();
        services.TryAddSingleton<ClipShelf>();
        services.TryAddSingleton<ClipDelivery>();
        services.TryAddSingleton<TextBounds>();
        services.TryAddSingleton<PriceDesk>();
        services.TryAddSingleton<ITaskTimes, LearnedTaskTimes>();
        services.TryAddSingleton<FilmTimes>();
        services.TryAddSingleton<RequestQuote>();
        services.TryAddSingleton<SpendingCaps>();
        services.TryAddSingleton<BudgetCheck>();
        services.TryAddSingleton<ShelfQuote>();
        services.TryAddSingleton<LearnedTimes>();
        services.TryAddSingleton<ClipWaiting>();
        services.TryAddSingleton<TaskWatch>();
        services.TryAddSingleton<ImagePool>();
        services.TryAddSingleton<ImageIntake>();
        services.TryAddSingleton(static provider => new ImageFetch(
            provider.GetRequiredService<IHttpClientFactory>(), () => provider.GetRequiredService<IOptionsMonitor<DownloadOptions>>().CurrentValue));
        services.TryAddSingleton(static provider => new FileDownload(
            provider.GetRequiredService<IHttpClientFactory>(),
            () => provider.GetRequiredService<IOptionsMonitor<DownloadOptions>>().CurrentValue,
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<JobFolders>();
        services.TryAddSingleton(new LeaseClock(TimeProvider.System));
        services.TryAddSingleton<IJournalAddress, SqliteAddress>();
        services.TryAddSingleton<JournalDatabase, SqliteDatabase>();
        services.TryAddSingleton<IJobStore, SqlJobStore>();
        services.TryAddSingleton<IJobLedger>(static provider => provider.GetRequiredService<IJobStore>());
        services.TryAddSingleton<IFilmStore, FolderFilmStore>();
        services.TryAddSingleton<Workforce>();
        services.TryAddSingleton<CompletionTeller>();
        services.TryAddSingleton<JobCancellation>();
        services.TryAddSingleton<JobRemoval>();
        services.TryAddSingleton<JobRetention>();
        services.TryAddSingleton<JobImages>();
        services.TryAddSingleton<RequestImages>();
        services.TryAddSingleton<AccountAudit>();
        services.TryAddSingleton<LeftTasks>();
        services.TryAddSingleton<ClearValues>();
        services.TryAddSingleton<JobRunner>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, UnfinishedJobs>());
        services.TryAddSingleton<VideoPipeline>();
        services.TryAddSingleton<IVideoPipeline>(static provider =>
        {
            // A host checks its options at start; without one, this is the start.
            PrismOptionsSetup.Validate(provider);
            provider.GetRequiredService<UnusedVariables>().Tell();
            return provider.GetRequiredService<VideoPipeline>();
        });
    }
}
