using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Templates.Routing;

/// <summary>Keeps the templates' vectors on disk, so that a new process embeds nothing again. Only templates are kept, never a user's text.</summary>
/// <remarks>Whatever is wrong with the folder or a file, the search goes on: the vectors are made anew.</remarks>
internal sealed class VectorCache(IOptions<TemplateOptions> options, IOptions<PrismOptions> places, ILogger<VectorCache> logger)
{
    public const string Extension = ".vectors";

    // Each model, length and service has a file of its own; those of long ago may go.
    private const int MaxFiles = 16;

    // A larger file could not be held in one piece of memory.
    private const long MaxLength = 1 << 30;

    // Texts of another application that shares the folder are kept, up to here.
    private const int MaxOthers = 2000;

    private string Folder => options.Value.CacheFolder ?? Path.Join(places.Value.StaticRoot, ".cache", "templates");

    /// <summary>Names a text by its content.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Loads what is known under a key, by <see cref="HashOf"/>.</summary>
    public Dictionary<string, ReadOnlyMemory<float>> Load(VectorKey key)
    {
        var file = Path.Join(Folder, key.FileName);
        if (!options.Value.UseVectorCache || !File.Exists(file))
        {
            return [];
        }

        try
        {
            if (VectorFile.Read(File.ReadAllBytes(file), key.Dimension) is { } vectors)
            {
                return vectors;
            }

            Log.VectorCacheUnusable(logger, file, "it is damaged");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.VectorCacheUnusable(logger, file, exception.Message);
        }

        return [];
    }

    /// <summary>Saves vectors under a key: the whole file, or nothing of it.</summary>
    /// <param name="key">What they belong to.</param>
    /// <param name="current">The texts that the templates have now.</param>
    /// <param name="others">What was loaded.</param>
    public void Save(VectorKey key, IReadOnlyDictionary<string, ReadOnlyMemory<float>> current, IReadOnlyDictionary<string, ReadOnlyMemory<float>> others)
    {
        if (!options.Value.UseVectorCache || (current.Count + MaxOthers) * (long)(key.Dimension * sizeof(float)) > MaxLength)
        {
            return;
        }

        var file = Path.Join(Folder, key.FileName);
        var written = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Folder);
            var all = current.Concat(others.Where(other => !current.ContainsKey(other.Key)).Take(MaxOthers)).ToDictionary(static pair => pair.Key, static pair => pair.Value);
            File.WriteAllBytes(written, VectorFile.Write(all, key.Dimension));
            File.Move(written, file, overwrite: true);
            foreach (var old in new DirectoryInfo(Folder).GetFiles($"*{Extension}").OrderByDescending(static old => old.LastWriteTimeUtc).Skip(MaxFiles))
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.VectorCacheUnusable(logger, file, exception.Message);
            TryDelete(written);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written; there is nothing to tidy either.
        }
    }
}
