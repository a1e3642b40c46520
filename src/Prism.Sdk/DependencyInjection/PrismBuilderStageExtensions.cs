using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prism.Sdk;
using Prism.Sdk.Composition;
using Prism.Sdk.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Generation.Rewriting;
using Prism.Sdk.Input;
using Prism.Sdk.Intents;
using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Templates;

// Registration stands where every host looks for it.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Replaces stages and parts: one class, one line. The last call wins.</summary>
/// <remarks>A class whose constructor takes the contract of its own stage, such as one that derives from a <c>Delegating…</c> base, is put around what was there before.</remarks>
public static class PrismBuilderStageExtensions
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>Replaces the first stage: masking and language.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>The pipeline then sends and stores whatever the replacement yields: masking is its duty.</remarks>
    public static IPrismBuilder UseInputProcessor<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IInputProcessor => builder.UseStage<IInputProcessor, T>();

    /// <summary>Replaces the second stage: text to intent.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseIntentParser<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IIntentParser => builder.UseStage<IIntentParser, T>();

    /// <summary>Replaces the third stage: intent to template.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseTemplateRouter<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, ITemplateRouter => builder.UseStage<ITemplateRouter, T>();

    /// <summary>Adds a template. One with the id of a built-in template replaces that one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="template">The template: made in code, or read by <see cref="VideoTemplate.Load"/> or <see cref="VideoTemplate.FromJson"/>. For folders, set <c>Prism:Templates:Folders</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="PrismConfigurationException">The template cannot be used; the message names each place by its JSON path.</exception>
    public static IPrismBuilder AddTemplate(this IPrismBuilder builder, VideoTemplate template)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(template);
        TemplateJson.Require(template, $"The template '{template.Id}'", System.Collections.Frozen.FrozenDictionary<string, int>.Empty);
        builder.Services.AddSingleton(new TemplateSource(template));
        return builder;
    }

    /// <summary>Replaces the fourth stage: template to shot plan.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Its plans are held to the provider's bounds like any other.</remarks>
    public static IPrismBuilder UseShotPlanner<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IShotPlanner => builder.UseStage<IShotPlanner, T>();

    /// <summary>Replaces the fifth stage: shot to clip. <b>Gives up the money promises</b>: the replacement itself must see that it pays once.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>To buy from another service with the promises kept, use <see cref="UseClipProvider{T}"/>.</remarks>
    public static IPrismBuilder UseClipGenerator<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IClipGenerator => builder.UseStage<IClipGenerator, T>();

    /// <summary>Replaces the last stage: clips to film.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseVideoComposer<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IVideoComposer => builder.UseStage<IVideoComposer, T>();

    /// <summary>Replaces the narrator of the built-in composer: who speaks the words of the shots.</summary>
    /// <typeparam name="T">The replacement; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A voice that bills must see itself that it is paid once: a job that is resumed may ask again.</remarks>
    public static IPrismBuilder UseNarrator<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, INarrator => builder.UseStage<INarrator, T>();

    /// <summary>Buys clips from another provider, with every money promise kept: intent before submit, one purchase a shot, budget and quote.</summary>
    /// <typeparam name="T">The provider; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseClipProvider<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IClipProvider => builder.UsePart<IClipProvider, T>();

    /// <summary>Finds other words for shots that moderation refuses by another way than the chat model. Needs <see cref="GenerationOptions.ModerationRewrites"/>, which is off by default.</summary>
    /// <typeparam name="T">The rewriter; made once for each run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UsePromptRewriter<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IPromptRewriter => builder.UseStage<IPromptRewriter, T>();

    /// <summary>Tells a class of the host's of each job that stops; at least once, also when another process ended the job. May be called for several classes.</summary>
    /// <typeparam name="T">The handler; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder AddJobCompletionHandler<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IJobCompletionHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobCompletionHandler, T>());
        return builder;
    }

    /// <summary>Keeps clips and films elsewhere than in <c>STATIC_ROOT</c> alone, such as in an object store.</summary>
    /// <typeparam name="T">The store; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseFilmStore<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IFilmStore => builder.UsePart<IFilmStore, T>();

    /// <summary>Finds personal data in another way, by a model perhaps.</summary>
    /// <typeparam name="T">The replacement; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>What it does not find is written and sent in clear.</remarks>
    public static IPrismBuilder UsePersonalDataDetector<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IPersonalDataDetector => builder.UsePart<IPersonalDataDetector, T>();

    /// <summary>Translates texts in another way; used where <c>Prism:Input:Translation</c> asks for it.</summary>
    /// <typeparam name="T">The replacement; made once a run.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseTextTranslator<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, ITextTranslator => builder.UseStage<ITextTranslator, T>();

    /// <summary>Tells the language of a text in another way.</summary>
    /// <typeparam name="T">The replacement; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseLanguageDetector<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, ILanguageDetector => builder.UsePart<ILanguageDetector, T>();

    /// <summary>Keeps the journal elsewhere than in SQLite. A store holds money: it must pass the conformance suite of <see cref="IJobStore"/> first.</summary>
    /// <typeparam name="T">The store; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseJobStore<[DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where T : class, IJobStore => builder.UsePart<IJobStore, T>();

    /// <summary>Asks another chat model: any client of Microsoft.Extensions.AI.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="client">Makes the client; called once. The container disposes of it.</param>
    /// <returns>The builder.</returns>
    /// <remarks>The client is kept under <see cref="PrismServiceKeys.Models"/>; the host's own stays as it is. No ModelScope key is needed then.</remarks>
    public static IPrismBuilder UseChatClient(this IPrismBuilder builder, Func<IServiceProvider, IChatClient> client)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(client);
        builder.Services.RemoveAllKeyed<IChatClient>(PrismServiceKeys.Models);
        builder.Services.AddKeyedSingleton(PrismServiceKeys.Models, (services, _) => client(services));
        return builder;
    }

    /// <summary>Asks another chat model: any client of Microsoft.Extensions.AI.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="client">The client. The caller disposes of it.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseChatClient(this IPrismBuilder builder, IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(client);
        builder.Services.RemoveAllKeyed<IChatClient>(PrismServiceKeys.Models);
        builder.Services.AddKeyedSingleton(PrismServiceKeys.Models, client);
        return builder;
    }

    /// <summary>Asks Qwen on DashScope's OpenAI-compatible endpoint: the DashScope key alone then runs the whole pipeline.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>The model's id is mapped: <c>Qwen/Qwen3-235B-A22B-Instruct-2507</c> is <c>qwen3-235b-a22b-instruct-2507</c> there. Tokens are billed by DashScope.</remarks>
    public static IPrismBuilder UseDashScopeChat(this IPrismBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ModelSetup.UseChat(builder.Services, ModelSetup.DashScopeChatEndpoint);
        return builder;
    }

    /// <summary>Embeds with another model: any generator of Microsoft.Extensions.AI.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="generator">Makes the generator; called once. The container disposes of it.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseEmbeddingGenerator(this IPrismBuilder builder, Func<IServiceProvider, IEmbeddingGenerator<string, Embedding<float>>> generator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(generator);
        builder.Services.RemoveAllKeyed<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);
        builder.Services.AddKeyedSingleton(PrismServiceKeys.Models, (services, _) => generator(services));
        return builder;
    }

    /// <summary>Embeds with another model: any generator of Microsoft.Extensions.AI.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="generator">The generator. The caller disposes of it.</param>
    /// <returns>The builder.</returns>
    public static IPrismBuilder UseEmbeddingGenerator(this IPrismBuilder builder, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(generator);
        builder.Services.RemoveAllKeyed<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models);
        builder.Services.AddKeyedSingleton(PrismServiceKeys.Models, generator);
        return builder;
    }

    private static IPrismBuilder UsePart<TPart, [DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where TPart : class
        where T : class, TPart
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<TPart, T>());
        return builder;
    }

    private static IPrismBuilder UseStage<TStage, [DynamicallyAccessedMembers(Constructors)] T>(this IPrismBuilder builder)
        where TStage : class
        where T : class, TStage
    {
        ArgumentNullException.ThrowIfNull(builder);
        var before = builder.Services.LastOrDefault(static service => service.ServiceType == typeof(TStage) && !service.IsKeyedService);
        var wraps = typeof(T).GetConstructors().Any(static constructor => constructor.GetParameters().Any(static parameter => parameter.ParameterType == typeof(TStage)));
        builder.Services.Replace(wraps && before is not null
            ? ServiceDescriptor.Scoped<TStage>(provider => ActivatorUtilities.CreateInstance<T>(provider, Make(provider, before)))
            : ServiceDescriptor.Scoped<TStage, T>());
        return builder;
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
