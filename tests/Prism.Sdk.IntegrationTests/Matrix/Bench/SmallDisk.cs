using System.Diagnostics;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>A disk in memory that is soon full. Needs Linux and root; the row is skipped elsewhere.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static SmallDisk Mount(int kilobytes, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("prism-row-disk-").FullName;
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder), "A small disk can only be made by root on Linux.");
        return new SmallDisk(folder);
    }

    public void Dispose() => Run("umount", "-l", Folder);

    private static bool Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
