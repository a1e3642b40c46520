using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Pricing;
using Prism.Sdk.Tests.Jobs.Journal;

namespace Prism.Sdk.Tests.Pricing;

public sealed class LedgerExportTests : IDisposable
{
    private readonly TempJournal journal = new();

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task WriteAsync_OneRowAnAttemptAndOneAQuestion()
    {
        await journal.CreateAsync("j1");
        var row = await journal.RecordAsync(journal.Intent("j1", "s1"));
        await journal.Store.RecordTaskAsync(row.Id, "task-0001", "r-1");
        await journal.Store.RecordTextUseAsync(new TextUse { JobId = "j1", Account = "default", Model = "qwen", InputTokens = 10, OutputTokens = 20, Cost = new Money(0.5m, "CNY"), At = journal.Time.GetUtcNow() });

        var lines = await ExportAsync();

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("time,job,tags,kind,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",j1,team=a,video,s1,1,task-0001,r-1,default,fake,m,5,,,,3,3,,CNY,Submitted,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",text,,,,,default,,qwen,,,10,20,0.5,0.5,0.5,CNY,,", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b", "\"x=a,b\"")]
    [InlineData("say \"hi\"", "\"x=say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"x=two\nlines\"")]
    public async Task WriteAsync_TagThatNeedsQuotes_IsQuoted(string value, string field) => Assert.Contains(field, await ExportWithTagAsync("x", value), StringComparison.Ordinal);

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    public async Task WriteAsync_FieldThatWouldBeAFormula_IsText(string name) => Assert.Contains($",'{name}=v,", await ExportWithTagAsync(name, "v"), StringComparison.Ordinal);

    private async Task<string> ExportWithTagAsync(string name, string value)
    {
        await journal.Store.CreateAsync(journal.Record("j1") with { Tags = new Dictionary<string, string> { [name] = value } }, JobBeginning.With(PipelineStage.Input, "{}"));
        await journal.RecordAsync(journal.Intent("j1", "s1"));
        return string.Join("\r\n", await ExportAsync());
    }

    private async Task<string[]> ExportAsync()
    {
        using var text = new StringWriter();
        await new LedgerExport(journal.Store).WriteAsync(text, new SpendingFilter(), CancellationToken.None);
        return text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
