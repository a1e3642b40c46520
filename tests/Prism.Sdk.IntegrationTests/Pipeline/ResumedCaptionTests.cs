using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk.Input;

namespace Prism.Sdk.IntegrationTests.Pipeline;

/// <summary>A film that another process finishes than the one that masked its text.</summary>
public sealed class ResumedCaptionTests
{
    private const string Phone = "13812345678";
    private const string Mail = "zhang.wei@example.com";

    private static readonly VideoRequest Request = new() { Text = $"张伟拨打{Phone}。女孩写信到 {Mail}。", Shots = 2, Seconds = 4 };
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResumeAsync_WithTheKey_ShowsClearCaptionsAndTheJournalHoldsNoClearValue()
    {
        var (film, warnings, studio) = await FilmOverTwoProcessesAsync(() => Key, () => Key);
        await using (studio)
        {
            var captions = string.Concat(film.Plan!.Shots.Select(static shot => shot.Caption));
            Assert.Contains(Phone, captions, StringComparison.Ordinal);
            Assert.Contains(Mail, captions, StringComparison.Ordinal);
            Assert.Contains(film.Files, file => file.Path.EndsWith(".srt", StringComparison.Ordinal) && File.ReadAllText(file.Path).Contains(Phone, StringComparison.Ordinal));
            Assert.DoesNotContain(warnings, static warning => warning.Code.StartsWith("personal-data", StringComparison.Ordinal));
            AssertNowhere(studio, Phone, Mail, Convert.ToBase64String(Key));
            Assert.All(studio.Log.Lines, static line => Assert.DoesNotContain(Phone, line, StringComparison.Ordinal));

            await studio.RestartAsync();
            var seen = await studio.Pipeline.GetJobAsync(film.JobId!, Token);
            Assert.Contains(Phone, string.Concat(seen!.Film!.Plan!.Shots.Select(static shot => shot.Caption)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("none", "personal-data-lost")]
    [InlineData("other", "personal-data-key")]
    [InlineData("vault is down", "personal-data-key")]
    public async Task ResumeAsync_WithoutTheKey_FinishesThePaidFilmWithPlaceholdersAndWarns(string later, string code)
    {
        Func<byte[]?> second = later switch { "none" => static () => null, "other" => static () => new byte[32], _ => static () => throw new IOException("vault is down") };
        var (film, warnings, studio) = await FilmOverTwoProcessesAsync(() => later == "none" ? null : Key, second);
        await using (studio)
        {
            var captions = string.Concat(film.Plan!.Shots.Select(static shot => shot.Caption));
            Assert.Contains("[PHONE_1]", captions, StringComparison.Ordinal);
            Assert.DoesNotContain(Phone, captions, StringComparison.Ordinal);
            Assert.Contains("2 placeholders", Assert.Single(warnings, warning => warning.Code == code).Message, StringComparison.Ordinal);
            AssertNowhere(studio, Phone, Mail);
            Assert.Equal(2, studio.Emulator.Bill.Count);
        }
    }

    [Fact]
    public async Task StartAsync_KeyThatCannotBeUsed_IsRefusedBeforeAnythingIsWritten()
    {
        await using var studio = await Studio.OpenAsync(prism => prism.Services.Configure<InputOptions>(options => options.ReadMapKeyFrom(() => new byte[5])));

        await Assert.ThrowsAsync<PrismConfigurationException>(() => studio.Pipeline.StartAsync(Request, cancellationToken: Token));

        Assert.Empty(await studio.Pipeline.ListJobsAsync(cancellationToken: Token).ToListAsync(Token));
    }

    private static async Task<(FinalVideo Film, IReadOnlyList<PipelineWarning> Warnings, Studio Studio)> FilmOverTwoProcessesAsync(Func<byte[]?> first, Func<byte[]?> second)
    {
        var key = first;
        var studio = await Studio.OpenAsync(prism => prism.Services.Configure<InputOptions>(options => options.ReadMapKeyFrom(() => key())), runTime: TimeSpan.FromSeconds(150));
        var started = await studio.Pipeline.StartAsync(Request, cancellationToken: Token);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
        {
            while (studio.Emulator.Bill.Count < 2)
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }

        await started.PauseAsync(Token);
        key = second;
        await studio.RestartAsync();
        var job = (await studio.Pipeline.GetJobAsync(started.Id, Token))!;
        await job.ResumeAsync(Token);
        var film = await job.WaitForCompletionAsync(Token);
        return (film, await job.WatchAsync(cancellationToken: Token).OfType<PipelineWarning>().ToListAsync(Token), studio);
    }

    private static void AssertNowhere(Studio studio, params string[] secrets)
    {
        foreach (var file in Directory.EnumerateFiles(studio.Folder, "jobs.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.All(secrets, secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file));
        }
    }
}
