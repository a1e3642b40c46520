using System.Globalization;

namespace Prism.Sdk.IntegrationTests.Emulator;

public sealed class ClipMakingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-clips-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeAsync_WhileAClipIsMade_ReturnsWhenFfmpegIsGone(bool shared)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The slow ffmpeg is a shell script.");
        var client = await EmulatorClient.OpenAsync(EmulatorClient.Quick with { Ffmpeg = SlowFfmpeg(), ShareClips = shared, SharedClipFolder = null, StateFolder = Path.Join(folder.FullName, "state") });
        await client.AcceptAsync();
        var pid = await FirstPidAsync();

        await client.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"), "ffmpeg is still there.");
        Assert.Empty(Directory.EnumerateDirectories(Path.Join(folder.FullName, "state", "clips"), "work-*"));
    }

    // Tells its process id, and then never ends by itself.
    private string SlowFfmpeg()
    {
        var script = Path.Join(folder.FullName, "ffmpeg");
        File.WriteAllText(script, $"#!/bin/sh\ncase \"$*\" in *-filters*) exit 0;; esac\necho $$ > {folder.FullName}/pid.new\nmv {folder.FullName}/pid.new {folder.FullName}/pid\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return script;
    }

    private async Task<int> FirstPidAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var pid = Path.Join(folder.FullName, "pid");
        while (!File.Exists(pid))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return int.Parse(await File.ReadAllTextAsync(pid, limit.Token), CultureInfo.InvariantCulture);
    }
}
