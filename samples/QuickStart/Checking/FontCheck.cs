using System.ComponentModel;
using System.Diagnostics;

namespace QuickStart.Checking;

/// <summary>Looks for a font with Chinese letters: the emulator writes the prompt into the picture.</summary>
internal static class FontCheck
{
    public static CheckResult Run()
    {
        if (!OperatingSystem.IsLinux())
        {
            return CheckResult.Ok("the system has fonts with Chinese letters");
        }

        const string Remedy = "Chinese words in the emulator's clips would be boxes: apt-get install fonts-noto-cjk";
        try
        {
            var start = new ProcessStartInfo("fc-list") { RedirectStandardOutput = true };
            start.ArgumentList.Add(":lang=zh");
            using var process = Process.Start(start)!;
            return process.StandardOutput.ReadToEnd().Length > 0
                ? CheckResult.Ok("a font with Chinese letters is installed")
                : CheckResult.Note("no font with Chinese letters", Remedy);
        }
        catch (Win32Exception)
        {
            return CheckResult.Note("fc-list is missing, so fonts cannot be looked for", Remedy);
        }
    }
}
