using Prism.Sdk.Emulator.Clips;

namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>The clips that the emulator sells: made once for all rows.</summary>
internal static class BenchClips
{
    /// <summary>Gets a folder of clips that are only the head of an MP4, for rows in which nobody looks.</summary>
    public static string Quick { get; } = MakeQuick();

    /// <summary>Gets a folder that the emulator fills with real ones.</summary>
    public static string Real { get; } = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "matrix-clips")).FullName;

    private static string MakeQuick()
    {
        var folder = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"prism-row-clips-{Environment.ProcessId}")).FullName;
        foreach (var seconds in Enumerable.Range(2, 14))
        {
            File.WriteAllBytes(Path.Join(folder, ClipFolder.SharedName(new ClipShape("1280*720", seconds, FramesPerSecond: 30, HasSound: true))), [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 0, 8, .. "moov"u8]);
        }

        return folder;
    }
}
