using System.CommandLine;
using Spectre.Console;

namespace QuickStart;

/// <summary>Where the film goes, how the run is told, and whether it may spend.</summary>
internal sealed class FilmOutput
{
    private readonly Option<string> output = new("--output", "-o") { Description = "Where the film goes; .json and .jpg are written beside it.", DefaultValueFactory = _ => "film.mp4" };
    private readonly Option<bool> json = new("--json") { Description = "Print the result as JSON, and progress to standard error." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --live: do not ask before spending." };

    public void AddTo(Command command) => Array.ForEach<Option>([output, json, yes], command.Options.Add);

    public Ways Read(ParseResult parsed) => new(
        OutputFiles.Require(parsed.GetValue(output)!), Terminal.For(parsed.GetValue(json)), parsed.GetValue(json), parsed.GetValue(yes));

    /// <summary>What was read.</summary>
    internal sealed record Ways(string Film, IAnsiConsole Console, bool IsJson, bool HasConsent);
}
