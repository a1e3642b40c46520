using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Generation;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Languages;
using Prism.Sdk.Input.Scanning;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning;
using Prism.Sdk.Prompting;
using Prism.Sdk.Templates;
using Prism.Sdk.Templates.Routing;
using Prism.Sdk.Tests.Planning;
using Prism.Sdk.Tests.Templates;

namespace Prism.Sdk.Tests.Prompting;

public sealed class KeyedServicesTests
{
    [Fact]
    public async Task Stages_BuiltByTheContainer_TakePrismsOwnModelsAndNotTheHosts()
    {
        using var hosts = FakeChatClient.Saying();
        using var prisms = FakeChatClient.Saying("""{"title":"t","subject":"s","events":[{"description":"d"}]}""");
        var services = new ServiceCollection()
            .AddLogging()
            .AddOptions()
            .AddSingleton<IChatClient>(hosts)
            .AddKeyedSingleton<IChatClient>(PrismServiceKeys.Models, prisms)
            .AddKeyedSingleton<IEmbeddingGenerator<string, Embedding<float>>>(PrismServiceKeys.Models, new FakeEmbeddingGenerator(_ => [1]))
            .AddSingleton<IClipProvider, FakeClipProvider>()
            .AddSingleton<TemplateLibrary>()
            .AddSingleton<TemplateVectors>()
            .AddSingleton<TemplateWords>()
            .AddSingleton<VectorCache>()
            .AddTransient<StructuredChat>()
            .AddSingleton<IPersonalDataDetector, PersonalDataDetector>()
            .AddSingleton<PersonalDataMasker>()
            .AddSingleton<ILanguageDetector, BuiltInLanguageDetector>()
            .AddScoped<IInputProcessor, MaskingInputProcessor>()
            .AddScoped<IIntentParser, ChatIntentParser>()
            .AddScoped<ITemplateRouter, NearestTemplateRouter>()
            .AddScoped<IShotPlanner, ChatShotPlanner>();
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await using var scope = provider.CreateAsyncScope();
        var context = new RecordingStageContext();

        var input = await scope.ServiceProvider.GetRequiredService<IInputProcessor>().ProcessAsync(new VideoRequest { Text = "a fox" }, context, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<IIntentParser>().ParseAsync(input, context, TestContext.Current.CancellationToken);

        Assert.Single(prisms.Calls);
        Assert.Empty(hosts.Calls);
    }
}
