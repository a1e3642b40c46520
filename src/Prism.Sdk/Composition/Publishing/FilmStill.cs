using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>Takes pictures out of a film: its first frame, and one frame of each shot side by side.</summary>
internal sealed class FilmStill(FfmpegTools tools)
{
    private const int SheetHeight = 270;

    // So many side by side; more would make a picture that no viewer opens.
    private const int SheetColumns = 6;

    public Task PosterAsync(string film, string picture, CancellationToken cancellationToken) =>
        TakeAsync(film, "null", picture, cancellationToken);

    /// <param name="film">The film.</param>
    /// <param name="frames">The frames to show.</param>
    /// <param name="picture">Where the picture goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task SheetAsync(string film, IReadOnlyList<int> frames, string picture, CancellationToken cancellationToken)
    {
        var columns = Math.Min(SheetColumns, frames.Count);
        var rows = (frames.Count + columns - 1) / columns;
        var chosen = string.Join('+', frames.Select(static frame => $"eq(n\\,{frame})"));
        return TakeAsync(film, $"select={chosen},scale=-2:{SheetHeight},tile={columns}x{rows}", picture, cancellationToken);
    }

    private async Task TakeAsync(string film, string filter, string picture, CancellationToken cancellationToken)
    {
        var result = await ToolProcess.RunAsync(
            tools.Ffmpeg,
            ["-nostdin", "-hide_banner", "-v", "error", "-y", .. MediaProbe.OnlyMp4, "-i", "file:" + film, "-map", "0:v:0", "-vf", filter + ",format=yuvj420p", "-frames:v", "1", "-update", "1", "-q:v", "3", "file:" + picture],
            cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0 || !File.Exists(picture))
        {
            throw new CompositionException("FFmpeg could not take a picture out of the film; its last lines are on this exception (Output). Resume the job to cut again; nothing is bought.") { ExitCode = result.ExitCode, Output = result.Tail };
        }
    }
}
