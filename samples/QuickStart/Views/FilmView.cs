using Prism.Sdk;
using Spectre.Console;

namespace QuickStart.Views;

/// <summary>Follows a job on the screen.</summary>
internal abstract class FilmView
{
    public static FilmView For(IAnsiConsole console) => Terminal.IsLively(console) ? new LiveFilmView(console) : new PlainFilmView(console);

    /// <param name="job">The job.</param>
    /// <param name="seen">How far its log is old, and need not be told again.</param>
    /// <param name="cancellationToken">Stops the showing, not the job.</param>
    public abstract Task ShowAsync(VideoJob job, long seen, CancellationToken cancellationToken);
}
