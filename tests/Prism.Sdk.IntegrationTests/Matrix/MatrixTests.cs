using System.Reflection;
using Prism.Sdk.IntegrationTests.Matrix.Bench;
using Prism.Sdk.IntegrationTests.Matrix.Rows;

namespace Prism.Sdk.IntegrationTests.Matrix;

/// <summary>Every row of the fault matrix is played, pointed to, or has a reason; and nothing of all that was said held a canary.</summary>
public sealed class MatrixTests
{
    private const int InScope = 173;
    private const int Later = 26;

    private static IReadOnlyList<MatrixRow> Played { get; } =
    [
        .. LanguageModelRows.Table, .. LanguageAnswerRows.Table, .. SubmitLineRows.Table, .. SubmitAnswerRows.Table, .. ReconcileRows.Table, .. PollRows.Table, .. CancelRows.Table,
        .. DownloadRows.Table, .. DiskRows.Table, .. FfmpegRows.Table, .. JournalRows.Table, .. ClockRows.Table, .. WorkerRows.Table,
    ];

    [Fact]
    public void EveryRow_IsPlayedPointedToOrHasAReason()
    {
        string[] known = [.. Played.Select(static row => row.Id), .. Pointers.All.Keys, .. NotYet.Reasons.Keys];
        TestContext.Current.TestOutputHelper?.WriteLine($"{Played.Count} rows are played, {Pointers.All.Count} are pointed to, {NotYet.Reasons.Count} have a reason; {NotYet.Later.Count} are for later.");
        foreach (var (id, reason) in NotYet.Reasons)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{id}: {reason}");
        }

        Assert.Empty(known.GroupBy(static id => id).Where(static same => same.Count() > 1).Select(static same => same.Key));
        Assert.Equal((InScope, Later), (known.Length, NotYet.Later.Count));
    }

    [Fact]
    public void EveryId_OfTheSharedMatrix_IsKnownHere()
    {
        var file = FindShared();
        Assert.SkipUnless(file is not null, "The shared reference is not on this machine.");
        var ids = File.ReadLines(file!).Skip(1).Select(static line => line.Split(',')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(ids, Played.Select(static row => row.Id).Concat(Pointers.All.Keys).Concat(NotYet.Reasons.Keys).Concat(NotYet.Later.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryPointer_LeadsToATestOfThisSuite() => Assert.All(Pointers.All.Values, static pointer =>
    {
        var method = pointer.Tests.GetMethod(pointer.Method);
        Assert.True(pointer.Tests.Assembly == typeof(MatrixTests).Assembly && pointer.Tests.IsPublic && method?.GetCustomAttributes().Any(static mark => mark is FactAttribute) is true, $"{pointer.Tests.Name}.{pointer.Method} is no test.");
    });

    [Fact]
    public void EveryRow_SaysWhatHappensInWordsOfItsOwn() => Assert.All(Played, static row =>
        Assert.All([row.Fault, row.Ends, row.Holds], text => Assert.False(string.IsNullOrWhiteSpace(text), row.Id)));

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Join(folder.FullName, "shared", "reference", "reliability-matrix.csv");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
