using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Planning;

/// <summary>How one shot follows another. An open set: a word that Prism does not know is kept, and cut.</summary>
[JsonConverter(typeof(Converter))]
public readonly struct ShotTransition : IEquatable<ShotTransition>
{
    private readonly string? value;

    /// <summary>Creates a transition from its word.</summary>
    /// <param name="value">The word, such as <c>dissolve</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or blank.</exception>
    public ShotTransition(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value == "cut" ? null : value;
    }

    /// <summary>Gets the straight cut. The default.</summary>
    public static ShotTransition Cut => default;

    /// <summary>Gets the fade through black.</summary>
    public static ShotTransition Fade { get; } = new("fade");

    /// <summary>Gets the dissolve of one picture into the next.</summary>
    public static ShotTransition Dissolve { get; } = new("dissolve");

    /// <summary>Gets the wipe: the next picture uncovers itself from right to left.</summary>
    public static ShotTransition Wipe { get; } = new("wipe");

    /// <summary>Gets the slide: the next picture pushes the one before out to the left.</summary>
    public static ShotTransition Slide { get; } = new("slide");

    /// <summary>Compares two transitions.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are the same word.</returns>
    public static bool operator ==(ShotTransition left, ShotTransition right) => left.Equals(right);

    /// <summary>Compares two transitions.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are different words.</returns>
    public static bool operator !=(ShotTransition left, ShotTransition right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ShotTransition other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ShotTransition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>Gets the word.</summary>
    /// <returns>For example <c>cut</c>.</returns>
    public override string ToString() => value ?? "cut";

    internal sealed class Converter : JsonConverter<ShotTransition>
    {
        public override ShotTransition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } word && !string.IsNullOrWhiteSpace(word) ? new ShotTransition(word) : default;

        public override void Write(Utf8JsonWriter writer, ShotTransition value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
