using Prism.Sdk;
using Prism.Sdk.Pricing;

namespace TestYourApp;

/// <summary>The app: a film for a birthday, two shots, at most three yuan.</summary>
public sealed class BirthdayCards(IVideoPipeline pipeline)
{
    public async Task<string> MakeAsync(string name, CancellationToken cancellationToken = default)
    {
        var wish = new VideoRequest { Text = $"A cake with candles for {name}. Balloons rise into the sky.", Shots = 2, Seconds = 4 };
        var film = await pipeline.CreateVideoAsync(wish, new JobOptions { Budget = new Money(3m, "CNY") }, cancellationToken);
        return film.Path;
    }
}
