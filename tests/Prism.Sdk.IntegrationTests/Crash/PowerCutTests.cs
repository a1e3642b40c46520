using System.Diagnostics;

namespace Prism.Sdk.IntegrationTests.Crash;

/// <summary>The power goes: what was not written through to the disk is gone, and what the journal had acknowledged must not be among it.</summary>
public sealed class PowerCutTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-power-");

    public static TheoryData<string> Cuts => ["B15:2", "B19:2", "B24:1", "B27:2", "B33:1"];

    private string Image => Path.Join(folder.FullName, "disk.img");

    private string Mount => Path.Join(folder.FullName, "disk");

    public void Dispose()
    {
        Run("umount", "-l", Mount);
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task PowerCut_AtAnyPoint_NoAcknowledgedTaskIsLostAndNoShotIsBoughtTwice(string cut)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "A power cut is played on a loop-mounted disk; that takes Linux and root.");
        Directory.CreateDirectory(Mount);
        using (var image = File.Create(Image))
        {
            image.SetLength(64 * 1024 * 1024);
        }

        // A commit of its own only every five minutes: what nobody has synced is still in memory when the power goes.
        Assert.SkipUnless(Run("mkfs.ext4", "-q", Image) && Run("mount", "-o", "loop,commit=300", Image, Mount), "No disk can be made and mounted here (mkfs.ext4, loop devices).");
        await using var room = await DrillRoom.OpenAsync(Mount);
        string[] what = ["--jobs", "2", "--shots", "2"];
        using var first = room.Start("start", [.. what, "--traps", $"kill:{cut}"]);
        Assert.True(await first.ExitAsync() == DrillChild.Killed, first.Output);

        // The copy is what stood on the disk at that moment, without what the mounted one still keeps in memory.
        var survivor = Image + ".copy";
        File.Copy(Image, survivor);
        Assert.True(Run("umount", "-l", Mount));
        Assert.True(Run("mount", "-o", "loop", survivor, Mount));
        using var second = room.Start("start", what);
        Assert.True(await second.ExitAsync() == 0, $"{first.Output}\n--\n{second.Output}");

        Assert.All(first.RecordedTasks, task => Assert.Contains(task, second.Ledger, StringComparison.Ordinal));
        room.Judge(second, jobs: 2, shots: 2);
        room.JudgeLengths(jobs: 2, shots: 2);
    }

    private static bool Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
