using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Running;

namespace Prism.Sdk.Composition;

/// <summary>FFmpeg on this machine: where it is, which version, whether it can do what a film needs.</summary>
/// <remarks>A singleton of the container; thread-safe.</remarks>
public sealed partial class FfmpegTools
{
    // Of the process, not of the container: whoever opens hundreds, as the tests of a host do, has one FFmpeg beside them all.
    private static readonly Dictionary<(string Ffmpeg, string Ffprobe), Task<string>> Versions = [];

    private readonly IOptions<CompositionOptions> options;

    internal FfmpegTools(IOptions<CompositionOptions> options) => this.options = options;

    internal string Ffmpeg => Tool("ffmpeg");

    internal TimeSpan Silence => options.Value.StallTimeout;

    internal string Ffprobe => Tool("ffprobe");

    /// <summary>Asks FFmpeg for its version, and checks that ffprobe is there and that the H.264 and AAC encoders are built in.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version, such as <c>5.1.9</c>, or <c>unknown</c> where it does not tell one.</returns>
    /// <exception cref="PrismConfigurationException">FFmpeg or ffprobe is missing, or cannot encode H.264; the message says how to install it.</exception>
    /// <remarks>Asked once in the life of the process, unless it failed.</remarks>
    public Task<string> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        // A thousand jobs that resume at once must not start a thousand FFmpegs to ask how they are.
        lock (Versions)
        {
            if (!Versions.TryGetValue((Ffmpeg, Ffprobe), out var version) || version is { IsFaulted: true } or { IsCanceled: true })
            {
                Versions[(Ffmpeg, Ffprobe)] = version = AskVersionAsync(CancellationToken.None);
            }

            return version.WaitAsync(cancellationToken);
        }
    }

    private async Task<string> AskVersionAsync(CancellationToken cancellationToken)
    {
        var probe = await ToolProcess.RunAsync(Ffprobe, ["-hide_banner", "-version"], cancellationToken).ConfigureAwait(false);
        var encoders = await ToolProcess.RunAsync(Ffmpeg, ["-hide_banner", "-encoders"], cancellationToken).ConfigureAwait(false);
        if (probe.ExitCode != 0 || encoders.ExitCode != 0)
        {
            throw new PrismConfigurationException($"'{Ffmpeg}' does not run ({(encoders.ExitCode != 0 ? encoders : probe).Tail}). {HowToInstall}");
        }

        if (!encoders.Output.Contains("libx264", StringComparison.Ordinal) || !AacEncoder().IsMatch(encoders.Output))
        {
            throw new PrismConfigurationException($"This FFmpeg cannot encode H.264 and AAC (libx264, aac). {HowToInstall}");
        }

        return Version().Match(probe.Output) is { Success: true } match ? match.Groups[1].Value : "unknown";
    }

    internal static PrismConfigurationException NotStarted(string tool, Win32Exception cause) =>
        new(cause.NativeErrorCode == NoSuchFile ? $"'{Path.GetFileName(tool)}' was not found. {HowToInstall}" : $"'{tool}' cannot be started ({cause.Message}). {HowToInstall}", cause);

    // ENOENT and ERROR_FILE_NOT_FOUND are the same number.
    private const int NoSuchFile = 2;

    private const string HowToInstall =
        $"Install FFmpeg (Debian and Ubuntu: apt-get install ffmpeg; Windows: winget install Gyan.FFmpeg; macOS: brew install ffmpeg), or set {CompositionOptions.SectionName}:FfmpegFolder to the folder that holds ffmpeg and ffprobe.";

    private string Tool(string name) => options.Value.FfmpegFolder is { Length: > 0 } folder
        ? Path.Join(Path.GetFullPath(folder), OperatingSystem.IsWindows() ? name + ".exe" : name)
        : name;

    [GeneratedRegex(@"^ffprobe version (?:n|N-)?(\d+(?:\.\d+)*|\S+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"^ A\S* aac\s", RegexOptions.Multiline)]
    private static partial Regex AacEncoder();
}
