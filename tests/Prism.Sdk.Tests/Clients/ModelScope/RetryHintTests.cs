using System.Net;
using Microsoft.Extensions.Time.Testing;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.Tests.Clients.ModelScope;

public sealed class RetryHintTests
{
    private static readonly DateTimeOffset ServerTime = new(2026, 10, 21, 7, 28, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2", 2.0)]
    [InlineData("86400", 86400.0)]
    [InlineData("Wed, 21 Oct 2026 07:28:30 GMT", 30.0)]
    [InlineData("Wed, 21 Oct 2026 07:27:00 GMT", null)]
    [InlineData("-1", null)]
    [InlineData("abc", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_SecondsDaysAndGarbage(string? value, double? seconds) =>
        Assert.Equal(seconds, RetryHint.Read(value, ServerTime)?.TotalSeconds);

    [Fact]
    public async Task Pause_ThatTheServiceWishes_HoldsForTheNextQuestionToo()
    {
        var time = new FakeTimeProvider();
        var route = Route(time);
        route.Note(Busy("2"));

        var waiting = route.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await waiting;
    }

    [Fact]
    public void Pause_LongerThanTheCap_IsNotWaitedFor()
    {
        var route = Route(new FakeTimeProvider());
        route.Note(Busy("86400"));

        Assert.True(route.WaitAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public void Bench_EndsWithItsTime()
    {
        var time = new FakeTimeProvider();
        var route = Route(time);
        route.Bench(TimeSpan.FromHours(1));

        Assert.True(route.IsBenched);
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(route.IsBenched);
    }

    private static HttpResponseMessage Busy(string retryAfter)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    }

    private static ModelRoute Route(TimeProvider time) => new(
        new ModelEndpoint { Name = "n", Address = new Uri("https://example.com/v1"), Model = "m", Key = static () => "k", KeySetting = "", KeySource = "", ModelSetting = "", AddressSetting = "" },
        "route-0",
        time);
}
