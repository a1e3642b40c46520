using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling;

public sealed class TaskPaceTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task EnterAsync_TwentyUnderWay_TheNextComesASecondAfterTheFirstAnswer()
    {
        using var pace = new TaskPace(time);
        for (var i = 0; i < 20; i++)
        {
            await pace.EnterAsync(TestContext.Current.CancellationToken);
        }

        var next = pace.EnterAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(next.IsCompleted);

        pace.Leave();
        time.Advance(TimeSpan.FromSeconds(0.99));
        Assert.False(next.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.03));
        await next;
    }

    [Fact]
    public async Task EnterAsync_WaitsAndIsCanceled_TakesNoPlaceAndTheOrderHolds()
    {
        using var pace = new TaskPace(time, perSecond: 1);
        using var stop = new CancellationTokenSource();
        await pace.EnterAsync(TestContext.Current.CancellationToken);
        var (canceled, second, third) = (pace.EnterAsync(stop.Token), pace.EnterAsync(TestContext.Current.CancellationToken), pace.EnterAsync(TestContext.Current.CancellationToken));

        await stop.CancelAsync();
        pace.Leave();
        time.Advance(TimeSpan.FromSeconds(1.02));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        await second;
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public void TryEnter_AllUnderWay_SaysThatAnAnswerMustComeFirst()
    {
        using var pace = new TaskPace(time, perSecond: 1);

        Assert.Equal(TimeSpan.Zero, pace.TryEnter());
        Assert.Equal(Timeout.InfiniteTimeSpan, pace.TryEnter());
        pace.Leave();
        Assert.Equal(TimeSpan.FromSeconds(1.01), pace.TryEnter());
    }
}
