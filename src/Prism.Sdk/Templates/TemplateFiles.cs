namespace Prism.Sdk.Templates;

/// <summary>Reads templates from where they lie: in the library itself, and in folders.</summary>
internal static class TemplateFiles
{
    private const string ResourcePrefix = "Templates.";

    public static IEnumerable<VideoTemplate> BuiltIn()
    {
        var assembly = typeof(TemplateFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return VideoTemplate.Load(stream, name);
        }
    }

    /// <summary>Reads each <c>*.json</c> of a folder, in the order of names. A JSON Schema among them is passed over.</summary>
    /// <param name="folder">The folder; what lies deeper is not read.</param>
    /// <param name="setting">The setting that names it, for the error message.</param>
    /// <exception cref="PrismConfigurationException">The folder or a file cannot be read, or is no template.</exception>
    public static IEnumerable<(string File, VideoTemplate Template)> InFolder(string folder, string setting)
    {
        string[] files;
        try
        {
            files = Directory.GetFiles(folder, "*.json");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PrismConfigurationException($"{setting} is '{folder}', which cannot be read. Create the folder, or remove the setting.", exception);
        }

        foreach (var file in files.Where(static file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            yield return (file, TemplateJson.Read(ReadFile(file), file));
        }
    }

    private static byte[] ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return TemplateBytes.Read(stream, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PrismConfigurationException($"The template {file} cannot be read. Check its permissions, or remove it.", exception);
        }
    }
}
