using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Prism.Sdk;
using Prism.Sdk.Composition;

namespace SpokenFilm;

/// <summary>Speaks the captions with espeak-ng, a free voice on this machine. A service of better voices is called in the same place.</summary>
internal sealed class EspeakNarrator : INarrator
{
    private const int WordsPerMinute = 160;

    // Faster than this nobody understands it; what is still too long is cut off by the composer.
    private const int MostWordsPerMinute = 260;

    public async Task<Narration?> NarrateAsync(NarrationRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return null;
        }

        var path = Path.Join(request.Folder, $"{request.ShotId}.wav");
        var length = await SpeakAsync(request, path, WordsPerMinute, cancellationToken);
        if (length > request.Length)
        {
            var faster = Math.Min(MostWordsPerMinute, (int)Math.Ceiling(WordsPerMinute * (length / request.Length)));
            await SpeakAsync(request, path, faster, cancellationToken);
        }

        return new Narration { Path = path };
    }

    private static async Task<TimeSpan> SpeakAsync(NarrationRequest request, string path, int wordsPerMinute, CancellationToken cancellationToken)
    {
        // The words go in as a file does, so that none of them is taken for an option.
        string[] arguments = ["--stdin", "-v", request.Language == "zh" ? "cmn" : request.Language, "-s", wordsPerMinute.ToString(CultureInfo.InvariantCulture), "-w", path];
        using var process = Start(new ProcessStartInfo("espeak-ng", arguments) { RedirectStandardInput = true, RedirectStandardError = true });
        await process.StandardInput.WriteAsync(request.Text.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 && File.Exists(path)
            ? TimeSpan.FromSeconds((new FileInfo(path).Length - 44) / (22050.0 * 2))
            : throw new CompositionException($"espeak-ng could not speak the words of shot {request.ShotId} ({errors.Trim()}). Resume the job when it can; nothing is bought.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new CompositionException("espeak-ng was not found. Install it (Debian and Ubuntu: apt-get install espeak-ng; macOS: brew install espeak-ng) and resume the job; nothing is bought.", exception);
        }
    }
}
