namespace Prism.Sdk.IntegrationTests.Journal;

/// <summary>Does a list hold what its filter asks for, newest first?</summary>
public abstract class ListConformance(TestJournal journal) : JournalConformance(journal)
{
    [Fact]
    public async Task ListAsync_NoFilter_IsNewestFirst()
    {
        await CreateManyAsync();

        var jobs = await Store.ListAsync(new JobFilter(), None);

        Assert.Equal(["j3", "j2", "j1"], jobs.Select(job => job.Id));
        Assert.Equal(("a-2", "default", JobStatus.Failed), (jobs[1].Key, jobs[1].Account, jobs[1].Status));
    }

    [Fact]
    public async Task ListAsync_Filters_GiveWhatTheySay()
    {
        await CreateManyAsync();

        Assert.Equal(["j2"], await IdsAsync(new JobFilter { Status = JobStatus.Failed }));
        Assert.Equal(["j2"], await IdsAsync(new JobFilter { IsStopped = true }));
        Assert.Equal(["j2", "j1"], await IdsAsync(new JobFilter { KeyPrefix = "a-" }));
        Assert.Equal(["j3"], await IdsAsync(new JobFilter { Limit = 1 }));
        Assert.Equal(["j1"], await IdsAsync(new JobFilter { UpdatedBefore = new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero) }));
    }

    [Theory]
    [InlineData("🎬-")]
    [InlineData("片_%")]
    public async Task ListAsync_PrefixOfAnyLetters_IsTakenLiterally(string prefix)
    {
        await CreateAsync("j1", prefix + "1");
        await CreateAsync("j2", "片other");

        Assert.Equal(["j1"], await IdsAsync(new JobFilter { KeyPrefix = prefix }));
    }

    private async Task CreateManyAsync()
    {
        await CreateAsync("j1", "a-1");
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync("j2", "a-2");
        Journal.Time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync("j3", "b-3");
        await EndAsync("j2");
    }

    private async Task<IEnumerable<string>> IdsAsync(JobFilter filter) => (await Store.ListAsync(filter, None)).Select(job => job.Id);
}
