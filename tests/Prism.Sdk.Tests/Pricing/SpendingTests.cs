using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Pricing;

public sealed class SpendingTests : IDisposable
{
    private readonly TempJournal journal = new();

    public void Dispose() => journal.Dispose();

    [Theory]
    [InlineData(SubmissionState.Unknown, 0, 0, 3)]
    [InlineData(SubmissionState.Generated, 0, 2, 0)]
    [InlineData(SubmissionState.Failed, 0, 0, 0)]
    [InlineData(SubmissionState.Void, 0, 0, 0)]
    [InlineData(SubmissionState.Skipped, 0, 0, 3)]
    [InlineData(SubmissionState.GivenUp, 0, 0, 3)]
    public async Task ReadAsync_EachState_CountsWhereItBelongs(SubmissionState state, int reserved, int confirmed, int possible)
    {
        await journal.CreateAsync("j1");
        var row = await journal.RecordAsync(journal.Intent("j1", "s1"));
        await journal.Store.SettleAsync(row.Id, new Settlement { State = state, Cost = state == SubmissionState.Generated ? new Money(2, "CNY") : null });

        var line = Assert.Single((await ReadAsync()).Lines);

        Assert.Equal((reserved, confirmed, possible), (line.Reserved, line.Confirmed, line.Possible));
    }

    [Fact]
    public async Task ReadAsync_QuestionsInAnotherCurrency_HaveALineOfTheirOwn()
    {
        await journal.CreateAsync("j1");
        await journal.RecordAsync(journal.Intent("j1", "s1"));
        await journal.Store.RecordTextUseAsync(new TextUse { JobId = "j1", Account = "default", Model = "q", InputTokens = 1, OutputTokens = 1, Cost = new Money(0.25m, "USD"), At = journal.Time.GetUtcNow() });

        Assert.Equal("3.00 CNY reserved; 0.25 USD for text", (await ReadAsync()).ToString());
    }

    private Task<Spending> ReadAsync() => Spending.ReadAsync(journal.Store, new SpendingFilter(), CancellationToken.None);
}
