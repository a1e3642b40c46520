using System.ComponentModel;
using System.Diagnostics;

namespace Prism.Sdk.Emulator.Clips;

/// <summary>Finds a font with Chinese letters.</summary>
internal static class CjkFont
{
    private static readonly string[] KnownPlaces =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/System/Library/Fonts/PingFang.ttc",
        "/System/Library/Fonts/STHeiti Light.ttc",
        @"C:\Windows\Fonts\msyh.ttc",
        @"C:\Windows\Fonts\simsun.ttc",
    ];

    public static string? Find() => KnownPlaces.FirstOrDefault(File.Exists) ?? AskFontconfig();

    private static string? AskFontconfig()
    {
        try
        {
            var start = new ProcessStartInfo("fc-list") { RedirectStandardOutput = true, UseShellExecute = false };
            start.ArgumentList.Add("-f");
            start.ArgumentList.Add("%{file}\n");
            start.ArgumentList.Add(":lang=zh");
            using var process = Process.Start(start)!;
            var fonts = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return fonts.OrderBy(font => !font.Contains("Sans", StringComparison.OrdinalIgnoreCase))
                .ThenBy(font => !font.Contains("Regular", StringComparison.OrdinalIgnoreCase))
                .FirstOrDefault();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
