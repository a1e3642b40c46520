using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Running;
using Prism.Sdk.Configuration;
using Prism.Sdk.Images;

namespace Prism.Sdk.Jobs;

/// <summary>Where a job's files lie: <c>{StaticRoot}/{job id}/…</c>. Names are made of ids alone, never of words that came from outside.</summary>
internal sealed class JobFolders(IOptions<PrismOptions> options)
{
    public const string FilmName = "film.mp4";

    public string Of(string jobId)
    {
        var folder = PathOf(jobId);
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The folder '{folder}' cannot be made ({exception.Message}). Set {PrismOptions.SectionName}:StaticRoot (STATIC_ROOT) to a folder that this process may write.", exception);
        }
    }

    public string Film(string jobId) => Path.Join(Of(jobId), FilmName);

    public string Clip(string jobId, string shotId, int attempt)
    {
        Directory.CreateDirectory(Path.Join(Of(jobId), "clips"));
        return Path.Join(Of(jobId), ClipName(shotId, attempt));
    }

    public static string ClipName(string shotId, int attempt)
    {
        RequireId(shotId);
        return $"clips/{shotId}-{attempt}.mp4";
    }

    /// <summary>Gets where a picture of a job lies; the folder is there.</summary>
    public string Image(string jobId, string imageId)
    {
        Directory.CreateDirectory(Path.Join(Of(jobId), "images"));
        return Path.Join(Of(jobId), ImageName(imageId));
    }

    /// <summary>Gets where the last frame of a clip lies; the folder is there.</summary>
    public string Frame(string jobId, string clipSha256)
    {
        RequireId(clipSha256);
        Directory.CreateDirectory(Path.Join(Of(jobId), "frames"));
        return Path.Join(Of(jobId), "frames", $"{clipSha256}.png");
    }

    /// <summary>Gets the pictures of a job.</summary>
    public IReadOnlyList<string> Images(string jobId) =>
        Directory.Exists(Path.Join(PathOf(jobId), "images")) ? Directory.GetFiles(Path.Join(PathOf(jobId), "images")) : [];

    /// <summary>Tells whether another job of this machine has a picture.</summary>
    public bool HasImageElsewhere(string jobId, string imageId) =>
        Directory.EnumerateDirectories(Path.GetFullPath(options.Value.StaticRoot)).Any(folder => Path.GetFileName(folder) != jobId && File.Exists(Path.Join(folder, ImageName(imageId))));

    public static string ImageName(string imageId) =>
        ImageId.IsOne(imageId) ? $"images/{imageId}" : throw new ArgumentException("An id of a picture is the SHA-256 of its bytes and its kind.", nameof(imageId));

    /// <summary>Gets where a task id is written when the journal cannot take it.</summary>
    public string TaskNote(string jobId, long submissionId) => Path.Join(Of(jobId), $"submission-{submissionId}.task");

    /// <summary>Removes what a process that died left half-done.</summary>
    public void Sweep(string jobId)
    {
        var folder = new DirectoryInfo(Of(jobId));
        foreach (var work in folder.EnumerateDirectories("compose-*"))
        {
            Leftovers.Reap(work.FullName);
            work.Delete(recursive: true);
        }

        foreach (var pattern in new[] { "*.part", "*.new" })
        {
            foreach (var part in folder.EnumerateFiles(pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
            {
                part.Delete();
            }
        }
    }

    public void Delete(string jobId)
    {
        if (Directory.Exists(PathOf(jobId)))
        {
            Directory.Delete(PathOf(jobId), recursive: true);
        }
    }

    private string PathOf(string jobId)
    {
        RequireId(jobId);
        return Path.Join(Path.GetFullPath(options.Value.StaticRoot), jobId);
    }

    private static void RequireId(string id)
    {
        if (id is not { Length: > 0 and <= 64 } || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException("An id has 1 to 64 letters, digits, hyphens and underscores.", nameof(id));
        }
    }
}
