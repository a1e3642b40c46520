using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>Takes the last frame out of a clip, for the shot that goes on from it.</summary>
internal sealed class LastFrame(FfmpegTools tools)
{
    /// <summary>Writes the frame as a PNG without loss.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="picture">Where the picture goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="CompositionException">FFmpeg could not read the clip.</exception>
    public async Task TakeAsync(string clip, string picture, CancellationToken cancellationToken)
    {
        var fresh = $"{picture}.{Path.GetRandomFileName()}.new";
        try
        {
            // Every frame of the last second goes into one file; the last one stays.
            var result = await ToolProcess.RunAsync(
                tools.Ffmpeg,
                ["-nostdin", "-hide_banner", "-v", "error", "-y", "-sseof", "-1", .. MediaProbe.OnlyMp4, "-i", "file:" + clip, "-map", "0:v:0", "-f", "image2", "-c:v", "png", "-pix_fmt", "rgb24", "-update", "1", "file:" + fresh],
                cancellationToken).ConfigureAwait(false);
            if (result.ExitCode != 0 || !File.Exists(fresh))
            {
                throw new CompositionException("FFmpeg could not take the last frame of a clip, from which the next shot was to go on; its last lines are on this exception (Output). Resume the job to try again; nothing was bought for that shot.") { ExitCode = result.ExitCode, Output = result.Tail };
            }

            File.Move(fresh, picture, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
