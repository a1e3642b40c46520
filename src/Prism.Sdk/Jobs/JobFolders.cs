using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;

namespace Prism.Sdk.Jobs;

/// <summary>Where a job's files lie: <c>{StaticRoot}/{job id}/…</c>. Names are made of ids alone, never of words that came from outside.</summary>
internal sealed class JobFolders(IOptions<PrismOptions> options)
{
    public string Of(string jobId)
    {
        RequireId(jobId);
        var folder = Path.Join(Path.GetFullPath(options.Value.StaticRoot), jobId);
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The folder '{folder}' cannot be made ({exception.Message}). Set {PrismOptions.SectionName}:StaticRoot (STATIC_ROOT) to a folder that this process may write.", exception);
        }
    }

    public string Film(string jobId) => Path.Join(Of(jobId), "film.mp4");

    public string Clip(string jobId, string shotId, int attempt)
    {
        RequireId(shotId);
        return Path.Join(Directory.CreateDirectory(Path.Join(Of(jobId), "clips")).FullName, $"{shotId}-{attempt}.mp4");
    }

    private static void RequireId(string id)
    {
        if (id is not { Length: > 0 and <= 64 } || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException("An id has 1 to 64 letters, digits, hyphens and underscores.", nameof(id));
        }
    }
}
