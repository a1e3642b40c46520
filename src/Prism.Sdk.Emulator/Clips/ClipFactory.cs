using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.Clips;

/// <summary>Makes a real MP4 for each task, two at a time.</summary>
internal sealed class ClipFactory : IAsyncDisposable
{
    // An ffmpeg is asked once in the life of the process: tests open an emulator each.
    private static readonly ConcurrentDictionary<string, string> Filters = new();

    private readonly SemaphoreSlim hands = new(2);
    private readonly ConcurrentDictionary<ClipShape, Lazy<Task<string>>> shared = new();
    private readonly CancellationTokenSource closing = new();
    private readonly ClipFolder folder;
    private readonly PrismEmulatorOptions options;
    private readonly string? font;
    private readonly bool hasGradients;

    private ClipFactory(PrismEmulatorOptions options, string? font, bool hasGradients) =>
        (this.options, this.font, this.hasGradients, folder) = (options, font, hasGradients, ClipFolder.Open(options));

    /// <summary>Looks what this machine's ffmpeg can do.</summary>
    public static async Task<ClipFactory> OpenAsync(PrismEmulatorOptions options, CancellationToken cancellationToken)
    {
        if (!Filters.TryGetValue(options.Ffmpeg, out var filters))
        {
            Filters[options.Ffmpeg] = filters = await RunAsync(options.Ffmpeg, ["-hide_banner", "-filters"], Path.GetTempPath(), cancellationToken).ConfigureAwait(false);
        }

        var font = filters.Contains(" drawtext ", StringComparison.Ordinal) ? CjkFont.Find() : null;
        if (font is null)
        {
            await Console.Error.WriteLineAsync("The emulator's clips have no words in them: this ffmpeg has no drawtext filter, or no font with Chinese letters is installed (apt-get install fonts-noto-cjk).").ConfigureAwait(false);
        }

        return new ClipFactory(options, font, filters.Contains(" gradients ", StringComparison.Ordinal));
    }

    /// <summary>Makes the clip of a task, or takes the shared one.</summary>
    /// <returns>Its name.</returns>
    public Task<string> MakeAsync(string taskId, WanOrder order, CancellationToken cancellationToken) => options.ShareClips
        ? SharedAsync(taskId, order, ClipShape.Of(order)).WaitAsync(cancellationToken)
        : MakeOneAsync(ClipFolder.OwnName(taskId), taskId, order, ClipShape.Of(order), cancellationToken);

    /// <summary>Makes a clip that is good and not the one that was ordered.</summary>
    /// <returns>Its file.</returns>
    public async Task<string> MakeOtherAsync(WanOrder order, string fault, CancellationToken cancellationToken) =>
        PathOf(await SharedAsync("00000000", order, ClipShape.Of(order).Spoilt(fault)).WaitAsync(cancellationToken).ConfigureAwait(false));

    public string PathOf(string name) => folder.PathOf(name);

    public void Clear() => folder.Clear();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(shared.Values.Select(clip => clip.Value))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        hands.Dispose();
        folder.Dispose();
        closing.Dispose();
    }

    private Task<string> SharedAsync(string taskId, WanOrder order, ClipShape shape) =>
        shared.GetOrAdd(shape, _ => new(() => MakeSharedAsync(taskId, order with { Picture = null }, shape))).Value;

    // Made by an earlier emulator or by another process, perhaps.
    private Task<string> MakeSharedAsync(string taskId, WanOrder order, ClipShape shape)
    {
        var name = ClipFolder.SharedName(shape);
        return File.Exists(folder.PathOf(name)) ? Task.FromResult(name) : MakeOneAsync(name, taskId, order, shape, closing.Token);
    }

    private async Task<string> MakeOneAsync(string name, string taskId, WanOrder order, ClipShape shape, CancellationToken cancellationToken)
    {
        await hands.WaitAsync(cancellationToken).ConfigureAwait(false);

        // ffmpeg works in a folder of its own and sees only names that were made here; the words travel in files.
        var work = folder.OpenWork();
        try
        {
            var (width, height) = PictureSizes.Parse(shape.Size);
            var words = WrappedText.Fit(order.Prompt, width * 9 / 10, height * 7 / 10);
            await File.WriteAllTextAsync(Path.Join(work.FullName, ClipPicture.PromptFile), words.Text, cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Join(work.FullName, ClipPicture.LabelFile), $"{taskId[..8]}  {shape.Size}  {shape.Seconds} s", cancellationToken).ConfigureAwait(false);
            var picture = order.Picture is { } file && File.Exists(file) ? Path.Join(work.FullName, ClipPicture.GivenFile) : null;
            if (picture is not null)
            {
                File.Copy(order.Picture!, picture);
            }

            await RunAsync(options.Ffmpeg, ClipPicture.Arguments(order, shape, taskId, font, hasGradients, picture is not null, words.LetterSize, "clip.mp4"), work.FullName, cancellationToken).ConfigureAwait(false);
            folder.Publish(Path.Join(work.FullName, "clip.mp4"), name);
            return name;
        }
        finally
        {
            work.Delete(recursive: true);
            hands.Release();
        }
    }

    private static async Task<string> RunAsync(string ffmpeg, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(ffmpeg) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PrismConfigurationException($"The emulator makes real clips and needs ffmpeg; '{ffmpeg}' was not found. Install it (Debian and Ubuntu: apt-get install ffmpeg; Windows: winget install Gyan.FFmpeg; macOS: brew install ffmpeg).", exception);
        }

        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var errors = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
                return process.ExitCode == 0
                    ? await output.ConfigureAwait(false)
                    : throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode}: {await errors.ConfigureAwait(false)}");
            }
            finally
            {
                if (!process.HasExited)
                {
                    // ffmpeg has no children. Killing a tree holds its processes first: ending in that moment would leave ffmpeg held for good.
                    process.Kill();
                    await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }
}
