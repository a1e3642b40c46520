using Prism.Sdk.IntegrationTests.Images;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>kill -9 around the submits of shots with pictures and of chained shots; another pipeline goes on, after the source of the picture is gone.</summary>
public sealed class ImageKillTests
{
    public static TheoryData<string, bool, int> Drills => new(
        from point in new[] { "B13", "B14", "B15", "B16", "B18", "B19", "B26", "B27" }
        from chain in new[] { false, true }
        from hit in Enumerable.Range(1, Math.Max(1, KillRun.Times / 3)).Select(static hit => 1 + (hit % 3))
        select (point, chain, hit));

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task Kill_AtPointOfShotWithPicture_FilmIsFinishedAndEachShotIsBoughtOnce(string point, bool chain, int hit)
    {
        const int Shots = 3;
        await using var room = await DrillRoom.OpenAsync();
        var picture = TestPictures.Make(Directory.CreateDirectory(Path.Join(room.Films, "..", "source")).FullName, "green");
        string[] what = ["--shots", "3", "--from", "plan", "--first-frame", picture, "--chain", chain ? "true" : "false"];
        using var first = room.Start("start", [.. what, "--traps", $"kill:{point}:{hit}"]);
        Assert.True(await first.ExitAsync() == DrillChild.Killed, $"It was not killed.\n{first.Output}");
        File.Delete(picture);

        var second = await room.GoOnAsync("host", what);
        room.Judge(second, jobs: 1, Shots);
        room.JudgeLengths(jobs: 1, Shots);
        Assert.All(room.Emulator.Bill, static entry => Assert.Equal("wan2.6-i2v", entry.Model));
    }
}
