using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Prism.Sdk.Composition;

/// <summary>Runs ffprobe, and ffmpeg where nothing is written, with an argument list and bounded output.</summary>
/// <remarks>Beside FFMpegCore, because its probe reads JSON by reflection (not under AOT) and its one argument string cannot carry every path.</remarks>
internal static class ToolProcess
{
    private const int OutputCap = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<ToolResult> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start, tool);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput, limit.Token);
            var errors = ReadAsync(process.StandardError, limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new ToolResult(process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolResult(-1, "", $"{Path.GetFileName(tool)} gave no answer within {Patience.TotalMinutes} minutes and was stopped");
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
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (text.Length < OutputCap)
            {
                text.Append(buffer, 0, read);
            }
        }

        return text.ToString();
    }
}
