namespace Prism.Sdk.Evaluation;

/// <summary>What the command line asks for.</summary>
/// <param name="Measurements">What to measure.</param>
/// <param name="AreNamed">Whether they were named one by one: then each must find its data.</param>
/// <param name="Folders">The folders with data.</param>
/// <param name="IsLive">Whether real models answer.</param>
/// <param name="Json">The file for the figures, if any.</param>
internal sealed record Order(IReadOnlyList<IMeasurement> Measurements, bool AreNamed, IReadOnlyList<string> Folders, bool IsLive, FileInfo? Json)
{
    /// <exception cref="UsageException">A word is neither a measurement nor a folder.</exception>
    public static Order Read(IReadOnlyList<string> words, bool isLive, FileInfo? json)
    {
        List<IMeasurement> measurements = [];
        List<string> folders = [];
        foreach (var word in words)
        {
            if (Measuring.All.FirstOrDefault(measurement => measurement.Name == word) is { } measurement)
            {
                measurements.Add(measurement);
            }
            else if (Directory.Exists(word))
            {
                folders.Add(Path.GetFullPath(word));
            }
            else
            {
                throw new UsageException($"'{word}' is neither a measurement nor a folder. Measurements are: {string.Join(", ", Measuring.All.Select(static known => known.Name))}.");
            }
        }

        if (folders.Count == 0)
        {
            folders.Add(DefaultFolder() ?? throw new UsageException("No folder with data was given, and there is no shared/data beside or above this program. Name a folder, or set PRISM_SHARED_DATA."));
        }

        if (json?.Directory is { Exists: false } missing)
        {
            throw new UsageException($"--json cannot write to {json.FullName}: the folder {missing.FullName} is not there.");
        }

        return new Order(measurements.Count > 0 ? measurements : Measuring.All, measurements.Count > 0, folders, isLive, json);
    }

    private static string? DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("PRISM_SHARED_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : throw new UsageException($"PRISM_SHARED_DATA names {named}, which is not a folder.");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
