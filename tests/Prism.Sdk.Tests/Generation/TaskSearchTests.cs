using Prism.Sdk.Generation;

namespace Prism.Sdk.Tests.Generation;

public sealed class TaskSearchTests : IDisposable
{
    private readonly LookupBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task LookAsync_RequestIdOfTheSubmit_IsOursWithoutALookAtItsWords()
    {
        var lost = await bench.LoseAsync(requestId: "r-1");
        bench.Add("task-0001", prompt: null, ClipTaskState.Running, requestId: "r-1");

        Assert.Equal("task-0001", (await bench.Search(lost).LookAsync(default)).Own?.TaskId);
    }

    [Theory]
    [InlineData(-61, 0)]
    [InlineData(-59, 1)]
    [InlineData(149, 1)]
    [InlineData(151, 0)]
    public async Task LookAsync_TaskBesideTheTimeOfTheSubmit_IsNoCandidate(int seconds, int candidates)
    {
        var lost = await bench.LoseAsync();
        bench.Add("task-0001", after: TimeSpan.FromSeconds(seconds));

        Assert.Equal(candidates, (await bench.Search(lost).LookAsync(default)).Matches.Count);
    }

    [Theory]
    [InlineData("  a cat\n", 5, 1)]
    [InlineData("a dog", 5, 0)]
    [InlineData("a cat", 6, 0)]
    [InlineData(null, 5, 0)]
    public async Task LookAsync_WordsAndSeconds_DecideWhetherItMatches(string? prompt, double seconds, int matches)
    {
        var lost = await bench.LoseAsync();
        bench.Add("task-0001", prompt, seconds: seconds);

        Assert.Equal(matches, (await bench.Search(lost).LookAsync(default)).Matches.Count);
    }

    [Theory]
    [InlineData(1500, 1)]
    [InlineData(1400, 0)]
    public async Task LookAsync_PromptOverTheLimit_IsKnownByWhatTheServiceLeftOfIt(int kept, int matches)
    {
        var prompt = string.Concat(Enumerable.Range(0, 2000).Select(static n => (char)('a' + (n % 26))));
        var lost = await bench.LoseAsync(prompt);
        bench.Add("task-0001", prompt[..kept]);

        Assert.Equal(matches, (await bench.Search(lost).LookAsync(default)).Matches.Count);
    }

    [Fact]
    public async Task LookAsync_TaskOfAnotherShot_IsNoStranger()
    {
        var lost = await bench.LoseAsync();
        var other = await bench.LoseAsync(job: "j2");
        await bench.Journal.Store.RecordTaskAsync(other.Id, "task-0001", null);
        bench.Add("task-0001");

        Assert.Empty((await bench.Search(lost).LookAsync(default)).Strangers);
    }
}
