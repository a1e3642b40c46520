using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Clients.ModelScope;

namespace QuickStart.Checking;

/// <summary>Asks the language services which models they serve, and what is left of the credits. No model is asked, so it costs nothing.</summary>
internal static class ModelCatalogue
{
    // Intent and plan, each of which may need a second round.
    private const int CreditsOfAFilm = 4;

    public static async IAsyncEnumerable<CheckResult> AskAsync(Studio studio, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var services = studio.Services.GetRequiredService<LanguageServices>();
        foreach (var model in await services.FindModelsAsync(cancellationToken))
        {
            yield return model switch
            {
                { IsServed: true } => CheckResult.Ok($"{model.Model} is served by {model.Service}"),
                { IsServed: false } => CheckResult.Fail(model.Model, $"{model.Model} is not among the {model.Count} models of {model.Service}. Choose another one by {model.Setting}."),
                _ when !studio.World.IsLive => CheckResult.Fail(model.Model, model.Problem!.Message),

                // Not every service has a list; a question would tell.
                _ => CheckResult.Note($"{model.Model}: the list of {model.Service} was not to be had", model.Problem!.Message),
            };
        }

        yield return await BalanceAsync(services, cancellationToken);
        if (services.RateLimits is { RequestsRemaining: { } left })
        {
            yield return CheckResult.Ok($"{left} of {services.RateLimits.Requests} calls are left today");
        }
    }

    private static async Task<CheckResult> BalanceAsync(LanguageServices services, CancellationToken cancellationToken)
    {
        try
        {
            var balance = await services.GetBalanceAsync(cancellationToken);
            var films = Math.Floor(balance.Available / CreditsOfAFilm);
            var line = string.Create(CultureInfo.InvariantCulture, $"ModelScope credits: {balance.Available:0.##}, enough to plan about {films} films");
            return films >= 1 ? CheckResult.Ok(line) : CheckResult.Note(line, "Credits come anew each day; a fallback model (Prism:ModelScope:FallbackModels) goes on without them.");
        }
        catch (PrismException exception)
        {
            return CheckResult.Note("ModelScope credits were not to be had", exception.Message);
        }
    }
}
