using Prism.Sdk.Polling;

namespace Prism.Sdk.Tests.Polling;

public sealed class RunTimesTests
{
    [Fact]
    public void LainBy_UniformRuns_IsTheAreaUnderTheEnded()
    {
        var run = RunTimes.From([.. Enumerable.Range(0, 200).Select(i => 60 + (i * 0.6))], typical: 120);

        // Half have ended by 120 s; those lay 30 s on the average.
        Assert.InRange(run.LainBy(0, 120), 14.5, 15.5);
        Assert.Equal(0, run.LainBy(0, 55));
    }

    [Fact]
    public void DueAfter_SeenAtWorkLater_ComesCloserTheMoreMustEnd()
    {
        var run = RunTimes.From([.. Enumerable.Range(0, 200).Select(i => 60 + (i * 0.6))], typical: 120);

        var pauses = new[] { 70.0, 120, 160 }.Select(after => run.DueAfter(after, 0.14, after + 120) - after).ToArray();

        Assert.True(pauses[0] > pauses[1] && pauses[1] > pauses[2], string.Join(", ", pauses));
        Assert.InRange(run.LainBy(120, 120 + pauses[1]), 0.139, 0.142);
    }

    [Fact]
    public void DueAfter_LongerThanAllSeen_SpacesOut()
    {
        var run = RunTimes.From([.. Enumerable.Range(0, 200).Select(i => 60 + (i * 0.6))], typical: 120);

        var (soon, late) = (run.DueAfter(200, 0.14, 320) - 200, run.DueAfter(1000, 0.14, 1120) - 1000);

        Assert.InRange(soon, 1, 10);
        Assert.True(late > soon, $"{soon}, then {late}");
    }

    [Fact]
    public void RemainingAfter_HalfWay_IsTheMedianOfTheRest()
    {
        var run = RunTimes.From([.. Enumerable.Range(0, 200).Select(i => 60 + (i * 0.6))], typical: 120);

        Assert.InRange(run.RemainingAfter(0), 117, 123);
        Assert.InRange(run.RemainingAfter(120), 28, 32);
    }

    [Fact]
    public void Of_NewLengthOfAKnownModel_IsGuessedFromItsSibling()
    {
        var learned = new LearnedTimes();
        learned.Learn(new TaskKind("m", "s", 5), TimeSpan.Zero, TimeSpan.FromSeconds(600));

        var (run, _) = learned.Of(new TaskKind("m", "s", 10), TimeSpan.FromMinutes(2));

        Assert.InRange(run.RemainingAfter(0), 550, 650);
    }

    [Fact]
    public void Learn_ManyKinds_KeepsTheLastUsed()
    {
        var learned = new LearnedTimes();
        for (var seconds = 0; seconds < 100; seconds++)
        {
            learned.Learn(new TaskKind($"m{seconds}", "s", 5), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(600));
        }

        Assert.Equal(3, learned.Of(new TaskKind("m99", "s", 5), TimeSpan.FromMinutes(2)).Queue);
        Assert.Equal(0, learned.Of(new TaskKind("m0", "s", 5), TimeSpan.FromMinutes(2)).Queue);
    }
}
