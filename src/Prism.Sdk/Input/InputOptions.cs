using Prism.Sdk.Input.Sealing;

namespace Prism.Sdk.Input;

/// <summary>Settings of the built-in input stage.</summary>
public sealed class InputOptions
{
    /// <summary>The section of the configuration: <c>Prism:Input</c>.</summary>
    public const string SectionName = "Prism:Input";

    private Func<byte[]?>? mapKey;

    /// <summary>Gets or sets whether personal data are replaced by placeholders before anything is written or sent.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MaskPersonalData { get; set; } = true;

    /// <summary>Gets or sets the longest text that is accepted, in characters.</summary>
    /// <value>The default is 20000.</value>
    public int MaxTextLength { get; set; } = 20_000;

    /// <summary>Gets or sets when the text is translated before it is understood. A translation is one question more to the chat model, and is billed as such.</summary>
    /// <value>The default is <see cref="TranslationPolicy.Never"/>.</value>
    public TranslationPolicy Translation { get; set; }

    /// <summary>Gets or sets the languages that the models of this app speak, as two-letter ISO 639-1 codes with commas between; <see cref="TranslationPolicy.WhenNotSpoken"/> translates every other one into the first.</summary>
    /// <value>The default is <c>en,zh</c>: those in which Wan is trained.</value>
    public string SpokenLanguages { get; set; } = "en,zh";

    /// <summary>Gives a key with which the clear values of placeholders are kept in the journal, encrypted (AES-256-GCM), so that a film that is resumed by another process still shows them in its captions.</summary>
    /// <param name="readKey">Gives the 32 bytes of the key, from a vault perhaps; null for no key. Called when a job is started and when one is resumed, from many threads.</param>
    /// <returns>These options.</returns>
    /// <remarks>Without a key clear values are kept in memory alone. The key itself is never written or logged.</remarks>
    public InputOptions ReadMapKeyFrom(Func<byte[]?> readKey)
    {
        ArgumentNullException.ThrowIfNull(readKey);
        mapKey = readKey;
        return this;
    }

    /// <exception cref="PrismConfigurationException">The key has another length.</exception>
    internal byte[]? ReadMapKey() => mapKey?.Invoke() switch
    {
        null => null,
        { Length: MapSeal.KeyLength } key => key,
        { Length: var length } => throw new PrismConfigurationException(
            $"The key of {nameof(InputOptions)}.{nameof(ReadMapKeyFrom)} has {length} bytes; AES-256 takes {MapSeal.KeyLength}. Make one with RandomNumberGenerator.GetBytes({MapSeal.KeyLength}), and keep it where keys are kept."),
    };
}
