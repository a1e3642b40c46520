using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Prism.Sdk.Composition.Running;

/// <summary>Runs ffprobe, and ffmpeg where FFMpegCore falls short, with an argument list and bounded output.</summary>
/// <remarks>Beside FFMpegCore, because its probe reads JSON by reflection (not under AOT) and its one argument string cannot carry every path.</remarks>
internal static class ToolProcess
{
    private const int OutputCap = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Goodbye = TimeSpan.FromMilliseconds(20);

    /// <param name="tool">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="silence">How long it may say nothing; <see langword="null"/> for ten minutes in all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ToolResult> RunAsync(string tool, IEnumerable<string> arguments, TimeSpan? silence, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true };
        if (ChildThread.Bond is { } bond && Exists(tool))
        {
            start.FileName = bond;
            foreach (var word in (string[])["--pdeathsig", "KILL", "--", tool])
            {
                start.ArgumentList.Add(word);
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await ChildThread.RunAsync(() => Start(start, tool)).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = silence ?? Patience;
        limit.CancelAfter(patience);
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput, silence is null ? null : () => limit.CancelAfter(patience), limit.Token);
            var errors = ReadAsync(process.StandardError, heard: null, limit.Token);
            var (said, complained) = (await output.ConfigureAwait(false), await errors.ConfigureAwait(false));

            // Who has closed both is about to end; a moment on this thread costs less than two turns of the pool.
            if (!process.WaitForExit(Goodbye))
            {
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }

            return new ToolResult(process.ExitCode, said, complained);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolResult(-1, "", $"{Path.GetFileName(tool)} gave no answer within {patience} and was stopped") { HungUp = true };
        }
        finally
        {
            if (!process.HasExited)
            {
                // Not the tree: .NET holds each process (SIGSTOP) while it looks for children, and a program that ends in that moment
                // leaves a held ffmpeg behind for good. These tools have no children.
                process.Kill();
            }
        }
    }

    /// <summary>Runs a tool with ten minutes of patience.</summary>
    public static Task<ToolResult> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellationToken) => RunAsync(tool, arguments, silence: null, cancellationToken);

    // A program that is missing must be told as that: started through another one it would only be exit code 127.
    private static bool Exists(string tool) => tool.Contains('/', StringComparison.Ordinal)
        ? IsExecutable(tool)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => IsExecutable(Path.Join(folder, tool)));

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static Process Start(ProcessStartInfo start, string tool)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw FfmpegTools.NotStarted(tool, exception);
        }
    }

    // Drained to the end, so that a chatty tool never blocks; kept to a bound, so that it never fills memory.
    private static async Task<string> ReadAsync(StreamReader reader, Action? heard, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            heard?.Invoke();
            if (text.Length < OutputCap)
            {
                text.Append(buffer, 0, read);
            }
        }

        return text.ToString();
    }
}
