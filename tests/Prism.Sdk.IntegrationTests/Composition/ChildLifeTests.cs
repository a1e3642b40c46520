using System.Diagnostics;
using System.Globalization;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.IntegrationTests.Composition;

/// <summary>A child never outlives its parent by more than the next start.</summary>
public sealed class ChildLifeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-children-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Reap_NotedChild_IsEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are noted on Linux.");
        using var child = Process.Start("sleep", "600");
        await NoteAsync(await StatAsync(child.Id));

        Leftovers.Reap(folder.FullName);

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, child.ExitCode);
    }

    [Fact]
    public async Task Reap_StrangerWithTheSameNumber_IsLeftAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are noted on Linux.");
        using var stranger = Process.Start("sleep", "600");
        var fields = (await StatAsync(stranger.Id)).Split(' ');
        fields[21] = (long.Parse(fields[21], CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture);
        await NoteAsync(string.Join(' ', fields));

        Leftovers.Reap(folder.FullName);

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\n12 (a\n) R\n(((\n")]
    public async Task Reap_SpoiledNote_IsPassedOver(string note)
    {
        await NoteAsync(note);

        Leftovers.Reap(folder.FullName);
    }

    [Fact]
    public async Task Launcher_StartsTheRealToolNotesItAndTiesItToTheThreadThatStartedIt()
    {
        Assert.SkipWhen(ChildThread.Bond is null, "This system cannot tie a child to its parent.");
        var odd = Directory.CreateDirectory(Path.Join(folder.FullName, "it's \"odd\" $HOME\n`x`")).FullName;
        var tool = Path.Join(odd, "real");
        await File.WriteAllTextAsync(tool, "#!/bin/sh\necho ready \"$@\"\nexec sleep 600\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Launcher.Prepare(odd, tool);

        // The thread ends as a process ends: with it goes what it started.
        var started = new TaskCompletionSource<Process>();
        using var end = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            started.SetResult(Process.Start(new ProcessStartInfo(Path.Join(odd, "tools", "ffmpeg"), ["a b", "$c"]) { RedirectStandardOutput = true })!);
            end.Wait();
        });
        thread.Start();
        using var child = await started.Task;
        Assert.Equal("ready a b $c", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith($"{child.Id} (", await File.ReadAllTextAsync(Path.Join(odd, Launcher.Children), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(child.HasExited);

        end.Set();
        thread.Join();

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(137, child.ExitCode);
    }

    [Fact]
    public async Task ChildThread_IsOneThreadForAll()
    {
        var threads = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ChildThread.RunAsync(() => Environment.CurrentManagedThreadId)));

        Assert.Single(threads.Distinct());
    }

    private static Task<string> StatAsync(int pid) => File.ReadAllTextAsync($"/proc/{pid}/stat", TestContext.Current.CancellationToken);

    private Task NoteAsync(string line) => File.WriteAllTextAsync(Path.Join(folder.FullName, Launcher.Children), line.TrimEnd() + "\n", TestContext.Current.CancellationToken);
}
