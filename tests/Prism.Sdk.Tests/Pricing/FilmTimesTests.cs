using Microsoft.Extensions.Options;
using NSubstitute;
using Prism.Sdk.Generation;
using Prism.Sdk.Planning;
using Prism.Sdk.Polling;
using Prism.Sdk.Pricing;
using Prism.Sdk.Pricing.Offers;
using Prism.Sdk.Pricing.Quotes;
using Prism.Sdk.Pricing.Times;

namespace Prism.Sdk.Tests.Pricing;

public sealed class FilmTimesTests
{
    private const string Model = "m";

    private readonly IClipProvider provider = Substitute.For<IClipProvider>();
    private readonly GenerationOptions options = new();
    private readonly LearnedTimes learned = new();

    public FilmTimesTests() => provider.Capabilities.Returns(new ClipProviderCapabilities
    {
        Name = "fake",
        Models = [new ClipModel { Name = Model, Sizes = [VideoSize.Landscape720], MinSeconds = 2, MaxSeconds = 15, MaxPromptLength = 800, MaxRunningTasks = 5, MaxSubmitsPerSecond = 5, TypicalTime = TimeSpan.FromMinutes(2) }],
        Prices = [],
    });

    // rounds × 120 s + (shots − 1) ÷ 5 s
    [Theory]
    [InlineData(1, 5, 0, 120)]
    [InlineData(5, 5, 0, 120.8)]
    [InlineData(6, 5, 0, 241)]
    [InlineData(6, 2, 0, 361)]
    [InlineData(3, 5, 4, 240.4)]
    [InlineData(3, 5, 27, 720.4)]
    public void Timed_OneAccount_IsRoundsAndSubmits(int shots, int atOnce, int atWork, double seconds)
    {
        options.MaxConcurrentShots = atOnce;

        Assert.Equal(TimeSpan.FromSeconds(seconds), Timed(shots, atWork, new ClipAccount { Name = "a" }).ExpectedTime);
    }

    [Fact]
    public void Timed_TwoAccounts_HaveTheRoomOfBoth()
    {
        var wide = new ClipAccount { Name = "b", Limits = [new ClipAccountLimit { Model = Model, MaxRunningTasks = 15 }] };
        options.MaxConcurrentShots = 100;

        var quote = Timed(20, atWork: 0, new ClipAccount { Name = "a" }, wide);

        Assert.Equal(TimeSpan.FromSeconds(121.9), quote.ExpectedTime);

        // 20 places, 2 minutes each: 14,400 tasks a day, 20 a film.
        Assert.Equal(720, quote.FilmsPerDay!.Value, 6);
        Assert.Equal(180, Timed(20, atWork: 0, new ClipAccount { Name = "a" }).FilmsPerDay!.Value, 6);
    }

    [Fact]
    public void Timed_TasksWereSeen_GoesByTheirMiddle()
    {
        foreach (var seconds in (int[])[40, 50, 300])
        {
            learned.Learn(new TaskKind(Model, VideoSize.Landscape720.ToString(), 5), queue: TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal(TimeSpan.FromSeconds(53), Timed(1, atWork: 0, new ClipAccount { Name = "a" }).ExpectedTime);
    }

    [Theory]
    [InlineData(false, 120.4)]
    [InlineData(true, 360)]
    public void Timed_ShotsThatContinueEachOther_TakeTheirSum(bool chained, double seconds)
    {
        var row = new PriceRow { Model = Model, Sizes = [VideoSize.Landscape720], PerSecond = new Money(1, "CNY") };
        var frames = row with { Model = "i2v" };
        provider.Capabilities.Returns(provider.Capabilities with
        {
            ImageModels = [provider.Capabilities.Models[0] with { Name = "i2v", Images = new ClipImageRules { Role = VideoImageRole.FirstFrame } }],
        });
        var plan = new ShotPlan
        {
            Title = "t",
            Language = "en",
            Model = Model,
            Size = VideoSize.Landscape720,
            Shots = [.. Enumerable.Range(1, 3).Select(shot => new Shot { Id = $"s{shot}", Seconds = 5, Prompt = "p", Continues = chained && shot > 1 })],
        };
        var offers = PlanOffers.Of(plan, provider.Capabilities, currency: null, (model, _) => [new AccountOffer(new ClipAccount { Name = "a" }, model == Model ? row : frames)]);

        var quote = new FilmTimes(provider, new LearnedTaskTimes(provider, learned), Options.Create(options)).Timed(Quoting.Price(plan, provider.Capabilities, offers), plan, offers);

        Assert.Equal((TimeSpan.FromSeconds(seconds), 15m), (quote.ExpectedTime, quote.Maximum.Amount));
    }

    [Fact]
    public void Timed_NothingToShoot_TakesNoTime()
    {
        var quote = Timed(0, atWork: 9, new ClipAccount { Name = "a" });

        Assert.Equal((TimeSpan.Zero, null), (quote.ExpectedTime, quote.FilmsPerDay));
    }

    private Quote Timed(int shots, int atWork, params ClipAccount[] accounts)
    {
        var row = new PriceRow { Model = Model, Sizes = [VideoSize.Landscape720], PerSecond = new Money(1, "CNY") };
        var times = new FilmTimes(provider, new LearnedTaskTimes(provider, learned), Options.Create(options));
        var wish = new FilmWish { Model = Model, Size = VideoSize.Landscape720, Shots = [.. Enumerable.Repeat(5, shots)], Offers = [.. accounts.Select(account => new AccountOffer(account, row))], AtWork = atWork };
        return times.Timed(new Quote { Maximum = default, IsExact = true, Seconds = 0 }, wish);
    }
}
