using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Configuration;
using Prism.Sdk.Emulator;

namespace Prism.Sdk.Evaluation;

/// <summary>The library with its models: those of an emulator, started when the first measurement asks, or the real ones with <c>--live</c>.</summary>
/// <param name="isLive">Whether the real services answer.</param>
internal sealed class Models(bool isLive) : IAsyncDisposable
{
    private const double EmulatorSpeed = 100;

    private PrismEmulator? emulator;
    private ServiceProvider? services;

    public bool IsLive => isLive;

    /// <summary>Makes sure that the keys are there, before anything is measured.</summary>
    /// <exception cref="UsageException">A key is lacking.</exception>
    public static void RequireKeys()
    {
        var environment = new PrismEnvironment(null);
        string[] lacking = [.. new[] { "MODELSCOPE_API_KEY", "DASHSCOPE_API_KEY" }.Where(name => environment.Get(name) is null)];
        if (lacking.Length > 0)
        {
            throw new UsageException($"--live asks real models and needs keys: set {string.Join(" and ", lacking)} in the environment or in a .env file here. Without --live the emulator answers, and nothing is billed.");
        }
    }

    /// <summary>Opens the container of the library.</summary>
    public async Task<IServiceProvider> OpenAsync(CancellationToken cancellationToken)
    {
        if (services is null)
        {
            var collection = new ServiceCollection();
            collection.AddLogging();
            var configuration = new ConfigurationBuilder();
            collection.AddSingleton<IConfiguration>((isLive ? configuration.AddEnvironmentVariables() : configuration).Build());
            var prism = collection.AddPrism();
            if (!isLive)
            {
                emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = EmulatorSpeed }, cancellationToken);
                prism.UseEmulator(emulator);
            }

            services = collection.BuildServiceProvider();
        }

        return services;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }
}
