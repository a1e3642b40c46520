using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Tests.Composition;

public sealed class CuttingRoomTests
{
    [Fact]
    public async Task EnterAsync_RoomIsFull_WaitsUntilAFilmLeaves()
    {
        var room = Room(places: 2);
        var first = await room.EnterAsync(TestContext.Current.CancellationToken);
        using var second = await room.EnterAsync(TestContext.Current.CancellationToken);
        var third = room.EnterAsync(TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);

        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task Dispose_Twice_FreesOnePlace()
    {
        var room = Room(places: 1);
        var first = await room.EnterAsync(TestContext.Current.CancellationToken);
        first.Dispose();
        first.Dispose();

        using var second = await room.EnterAsync(TestContext.Current.CancellationToken);
        Assert.False(room.EnterAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task EnterAsync_CanceledWhileItWaits_TakesNoPlace()
    {
        var room = Room(places: 1);
        var first = await room.EnterAsync(TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var second = room.EnterAsync(stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        first.Dispose();
        Assert.True(room.EnterAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_TheHostsListenerThrows_LosesNoPlace()
    {
        var room = Room(places: 1);
        using (var listener = new MeterListener())
        {
            var isHere = new AsyncLocal<bool> { Value = true };
            listener.InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Name == "prism.composition.queue.duration")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((_, _, _, _) => _ = isHere.Value ? throw new InvalidOperationException("The host's own.") : 0);
            listener.Start();
            await Assert.ThrowsAsync<InvalidOperationException>(() => room.EnterAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(room.EnterAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    private static CuttingRoom Room(int places) => new(Options.Create(new CompositionOptions { MaxConcurrentFilms = places }));
}
