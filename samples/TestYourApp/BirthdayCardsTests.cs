using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Emulator;
using Xunit;

namespace TestYourApp;

public sealed class BirthdayCardsTests
{
    [Fact]
    public async Task MakeAsync_MakesAFilmAndPaysForTwoShots()
    {
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 100, ShareClips = true });
        await using var app = Build(emulator);

        var path = await app.GetRequiredService<BirthdayCards>().MakeAsync("Ada", TestContext.Current.CancellationToken);

        Assert.True(new FileInfo(path).Length > 0);
        Assert.Equal(2.40m, emulator.Bill.Where(entry => entry.IsBilled).Sum(entry => entry.Price));
    }

    [Fact]
    public async Task MakeAsync_AnswerOfAnOrderIsLost_PaysForTwoShotsAllTheSame()
    {
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 100, ShareClips = true });
        emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "drop-after" });
        await using var app = Build(emulator);

        await app.GetRequiredService<BirthdayCards>().MakeAsync("Ada", TestContext.Current.CancellationToken);

        Assert.Equal(2, emulator.Bill.Count);
    }

    [Fact]
    public async Task MakeAsync_AccountOwesMoney_SaysSoAndPaysNothing()
    {
        await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 100, ShareClips = true });
        emulator.AddFault(new EmulatorFault { Route = "submit", Kind = "status", Status = 400, Code = "Arrearage", Times = 2 });
        await using var app = Build(emulator);

        var exception = await Assert.ThrowsAsync<ProviderRequestException>(() => app.GetRequiredService<BirthdayCards>().MakeAsync("Ada", TestContext.Current.CancellationToken));

        Assert.Equal("Arrearage", exception.Code);
        Assert.Empty(emulator.Bill);
    }

    // As the app builds its container, and one line more.
    private static ServiceProvider Build(PrismEmulator emulator)
    {
        var folder = Directory.CreateTempSubdirectory("birthday-").FullName;
        var services = new ServiceCollection().AddSingleton<BirthdayCards>();
        services.AddPrism(options => (options.Database, options.StaticRoot) = ($"sqlite:///{folder}/jobs.db", folder)).UseEmulator(emulator);
        return services.BuildServiceProvider();
    }
}
