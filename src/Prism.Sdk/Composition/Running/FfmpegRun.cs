using System.ComponentModel;
using FFMpegCore;
using FFMpegCore.Exceptions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition.Running;

/// <summary>Lets FFMpegCore drive ffmpeg, by names of our own in a folder of our own: it builds one argument string, and a quote in a path would break it.</summary>
internal sealed class FfmpegRun(FfmpegTools tools, IOptions<CompositionOptions> options)
{
    // ETXTBSY: another child was forked while the launcher was being written, and has not yet let go of it.
    private const int TextFileBusy = 26;

    /// <summary>Prepares a folder in which ffmpeg can be run.</summary>
    public void Prepare(string folder) => Launcher.Prepare(folder, tools.Ffmpeg);

    public async Task RunAsync(FfmpegWork work, string folder, Action<double> percent, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RunOnceAsync(work, folder, percent, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Win32Exception exception) when (exception.NativeErrorCode == TextFileBusy && attempt < 100)
            {
                await Task.Yield();
            }
        }
    }

    private async Task RunOnceAsync(FfmpegWork work, string folder, Action<double> percent, CancellationToken cancellationToken)
    {
        // A watchdog of real time: an encoder that says nothing for a minute will not say anything any more.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(options.Value.StallTimeout);
        var said = new LastLines();
        var run = Inputs(work)
            .OutputToFile(work.Output, overwrite: true, arguments => arguments.WithCustomArgument($"-xerror -nostdin -filter_complex \"{work.Graph}\" {work.Arguments}"))
            .NotifyOnPercentageProgress(
                done =>
                {
                    stall.CancelAfter(options.Value.StallTimeout);
                    KillPoint.Hit("B29");
                    percent(Math.Clamp(done, 0, 100));
                },
                work.Duration)
            .NotifyOnStandardError(said.Add)
            .CancellableThrough(stall.Token, TimeSpan.Zero);
        try
        {
            // Not by ProcessAsynchronously's own token: that asks politely first and waits five seconds.
            var running = await ChildThread.RunAsync(() => run.ProcessAsynchronously(throwOnError: true, Settings(folder), CancellationToken.None)).ConfigureAwait(false);
            await running.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            percent(100);
        }
        catch (Exception exception) when (exception is FFMpegException or OperationCanceledException or IOException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw stall.IsCancellationRequested
                ? new CompositionException($"FFmpeg said nothing for {options.Value.StallTimeout} and was stopped ({CompositionOptions.SectionName}:StallTimeout). Resume the job to cut again; nothing is bought.", exception) { IsTransient = true }
                : Failure(exception, said.ToString());
        }
    }

    private static FFMpegArguments Inputs(FfmpegWork work)
    {
        var arguments = FFMpegArguments.FromFileInput(work.Inputs[0].Name, verifyExists: false, input => input.WithCustomArgument(work.Inputs[0].Options));
        foreach (var (name, before) in work.Inputs.Skip(1))
        {
            arguments = arguments.AddFileInput(name, verifyExists: false, input => input.WithCustomArgument(before));
        }

        return arguments;
    }

    private FFOptions Settings(string folder)
    {
        var launchers = Path.Join(folder, "tools");
        return new FFOptions
        {
            BinaryFolder = Directory.Exists(launchers) ? launchers : Path.GetDirectoryName(tools.Ffmpeg) ?? "",
            TemporaryFilesFolder = folder,
            WorkingDirectory = folder,
        };
    }

    private static CompositionException Failure(Exception exception, string output) =>
        new(output.Contains("No space left on device", StringComparison.Ordinal)
            ? "The disk is full: FFmpeg could not write the film. Free some space and resume the job; the clips are kept."
            : "FFmpeg failed; its last lines are on this exception (Output). Resume the job to cut again; nothing is bought.", exception)
        {
            Output = output,
        };
}
