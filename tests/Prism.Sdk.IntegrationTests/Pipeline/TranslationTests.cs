using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Input;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.IntegrationTests.Pipeline;

public sealed class TranslationTests
{
    [Fact]
    public async Task CreateVideoAsync_LanguageNotSpoken_IsTranslatedOncePricedAndRestored()
    {
        await using var studio = await Studio.OpenAsync(prism =>
        {
            prism.Services.Configure<InputOptions>(static options => options.Translation = TranslationPolicy.WhenNotSpoken);
            prism.Services.Configure<PricingOptions>(static options =>
                options.TextRows.Add(new TextPriceEntry { Model = "Qwen/Qwen3-235B-A22B-Instruct-2507", InputPerMillion = 2, OutputPerMillion = 8, Currency = "CNY" }));
        });
        var request = new VideoRequest { Text = "แมวสีส้มเดินบนหลังคา แล้วโทรไปที่ 13812345678", Shots = 1, Seconds = 2 };
        var bound = studio.Pipeline.GetQuote(request);

        var film = await studio.Pipeline.CreateVideoAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        var asked = studio.Emulator.Requests.Where(static sent => sent.Body.Contains("prism.translate", StringComparison.Ordinal)).ToList();
        Assert.Contains("[PHONE_1]", Assert.Single(asked).Body, StringComparison.Ordinal);
        Assert.All(studio.Emulator.Requests, static sent => Assert.DoesNotContain("13812345678", sent.Body, StringComparison.Ordinal));
        Assert.Equal("en", film.Plan!.Language);
        Assert.Contains("13812345678", string.Concat(film.Plan.Shots.Select(static shot => shot.Caption)), StringComparison.Ordinal);
        var spent = Assert.Single((await studio.Pipeline.GetSpendingAsync(new SpendingFilter { JobId = film.JobId }, TestContext.Current.CancellationToken)).Lines);
        Assert.InRange(spent.Text, 0.0001m, bound.TextMaximum.Amount);
    }
}
