using System.Globalization;
using FFMpegCore;
using FFMpegCore.Exceptions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Composition;

/// <summary>Lets FFmpeg make the film, by names of our own in a folder of our own: FFMpegCore builds one argument string, and a quote in a path would break it.</summary>
internal sealed class FilmCut(FfmpegTools tools, IOptions<CompositionOptions> options)
{
    public const string Output = "film.mp4";

    private const string ConcatList = "clips.txt";

    /// <summary>Makes <see cref="Output"/> of <c>clip0.mp4</c>, <c>clip1.mp4</c> … in a folder.</summary>
    public async Task MakeAsync(CutPlan plan, string folder, Action<double> percent, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Join(folder, ConcatList), plan.ToConcatList(), cancellationToken).ConfigureAwait(false);

        // A watchdog of real time: an encoder that says nothing for a minute will not say anything any more.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(options.Value.StallTimeout);
        var said = new LastLines();
        var run = Inputs(plan)
            .OutputToFile(Output, overwrite: true, arguments => arguments.WithCustomArgument(OutputArguments(plan)))
            .NotifyOnPercentageProgress(
                done =>
                {
                    stall.CancelAfter(options.Value.StallTimeout);
                    KillPoint.Hit("B29");
                    percent(Math.Clamp(done, 0, 100));
                },
                plan.Duration)
            .NotifyOnStandardError(said.Add)
            .CancellableThrough(stall.Token, TimeSpan.Zero);
        try
        {
            // Not by ProcessAsynchronously's own token: that asks politely first and waits five seconds.
            await run.ProcessAsynchronously(throwOnError: true, Settings(folder), CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception exception) when (exception is FFMpegException or OperationCanceledException or IOException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw stall.IsCancellationRequested
                ? new CompositionException($"FFmpeg said nothing for {options.Value.StallTimeout} and was stopped ({CompositionOptions.SectionName}:StallTimeout). Resume the job to cut again; nothing is bought.", exception) { IsTransient = true }
                : Failure(exception, said.ToString());
        }
    }

    private static FFMpegArguments Inputs(CutPlan plan)
    {
        const string OnlyMp4 = "-f mov -protocol_whitelist file";

        // Without -copyts the run-in of the first clip's sound moves all pictures by 23 ms.
        const string CopiedPictures = "-copyts -f concat -safe 1 -protocol_whitelist file";
        var arguments = plan.CopiesVideo
            ? FFMpegArguments.FromFileInput(ConcatList, verifyExists: false, static input => input.WithCustomArgument(CopiedPictures))
            : FFMpegArguments.FromFileInput("clip0.mp4", verifyExists: false, static input => input.WithCustomArgument(OnlyMp4));
        for (var i = plan.CopiesVideo ? 0 : 1; i < plan.Clips.Count; i++)
        {
            arguments = arguments.AddFileInput($"clip{i}.mp4", verifyExists: false, static input => input.WithCustomArgument(OnlyMp4));
        }

        return arguments;
    }

    private string OutputArguments(CutPlan plan)
    {
        var pictures = plan.CopiesVideo
            ? "-map 0:v:0 -c:v copy"
            : string.Create(CultureInfo.InvariantCulture, $"-map [v] -c:v libx264 -preset {options.Value.Preset} -crf {options.Value.Quality} -pix_fmt yuv420p");
        return $"-xerror -nostdin -filter_complex \"{plan.ToFilterGraph(firstInput: plan.CopiesVideo ? 1 : 0)}\" {pictures} -map [a] -c:a aac -b:a 192k -map_metadata -1 -movflags +faststart";
    }

    private FFOptions Settings(string folder) => new()
    {
        BinaryFolder = Path.GetDirectoryName(tools.Ffmpeg) ?? "",
        TemporaryFilesFolder = folder,
        WorkingDirectory = folder,
    };

    private static CompositionException Failure(Exception exception, string output) =>
        new(output.Contains("No space left on device", StringComparison.Ordinal)
            ? "The disk is full: FFmpeg could not write the film. Free some space and resume the job; the clips are kept."
            : "FFmpeg failed; its last lines are on this exception (Output). Resume the job to cut again; nothing is bought.", exception)
        {
            Output = output,
        };
}
