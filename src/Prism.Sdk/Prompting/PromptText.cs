using System.Text;

namespace Prism.Sdk.Prompting;

/// <summary>Loads a system prompt: the file that the options name, or the one built in.</summary>
internal static class PromptText
{
    /// <summary>Loads the text.</summary>
    /// <param name="builtIn">The name of the built-in text, such as <c>intent</c>.</param>
    /// <param name="file">The file that replaces it; null for none.</param>
    /// <param name="key">The setting that named the file, for the error message.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PrismConfigurationException">The file is missing, unreadable or empty.</exception>
    public static async Task<string> LoadAsync(string builtIn, string? file, string key, CancellationToken cancellationToken = default)
    {
        if (file is null)
        {
            using var stream = typeof(PromptText).Assembly.GetManifestResourceStream($"Prompts.{builtIn}.txt")
                ?? throw new InvalidOperationException($"The assembly holds no prompt '{builtIn}'.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrWhiteSpace(text)
                ? throw new PrismConfigurationException($"{key} names '{file}', which is empty. Write the system prompt into it, or remove the setting to use the built-in one.")
                : text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PrismConfigurationException(
                $"{key} names '{file}', which cannot be read. Give the path of a text file (relative to {Directory.GetCurrentDirectory()}), or remove the setting to use the built-in prompt.", exception);
        }
    }
}
