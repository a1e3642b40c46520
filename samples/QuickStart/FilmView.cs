using Prism.Sdk;
using Spectre.Console;

namespace QuickStart;

/// <summary>Follows a job on the screen.</summary>
internal abstract class FilmView
{
    public static FilmView For(IAnsiConsole console) => Terminal.IsLively(console) ? new LiveFilmView(console) : new PlainFilmView(console);

    public abstract Task ShowAsync(VideoJob job, CancellationToken cancellationToken);
}
