using System.Text.Json.Serialization;
using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>An accepted order, in the words of the clip that it makes.</summary>
/// <param name="Prompt">The prompt as it was sent, uncut.</param>
/// <param name="Size">The size of the picture, <c>W*H</c>.</param>
/// <param name="Seconds">The length of the clip.</param>
/// <param name="Seed">The seed, if one was given.</param>
internal sealed record WanOrder(string Prompt, string Size, int Seconds, int? Seed)
{
    private readonly string? model;

    /// <summary>Gets the model. State folders of earlier emulators do not name it: there was one.</summary>
    public string Model
    {
        get => model ?? ModelTable.Default;
        init => model = value;
    }

    /// <summary>Gets the tier; <see langword="null"/> to be read from the size.</summary>
    public int? Tier { get; init; }

    /// <summary>Gets the ratio that was asked for, where a model has one.</summary>
    public string? Ratio { get; init; }

    /// <summary>Gets the seconds of the clips that were given.</summary>
    public double InputSeconds { get; init; }

    /// <summary>Gets whether it has sound; <see langword="null"/> as the model always does.</summary>
    public bool? Audio { get; init; }

    /// <summary>Gets whether the prompt is not to be rewritten.</summary>
    public bool KeepsPrompt { get; init; }

    /// <summary>Gets the file of the picture that it begins with, if that is on this machine.</summary>
    public string? Picture { get; init; }

    [JsonIgnore]
    public ModelRule Rule => ModelTable.Of(Model);

    [JsonIgnore]
    public int PictureTier => Tier ?? PictureSizes.TierOf(Size, Rule.Prices.Keys) ?? Rule.DefaultTier;

    [JsonIgnore]
    public bool HasSound => Rule.HasSound && Audio is not false;

    [JsonIgnore]
    public decimal Price => Rule.Prices[PictureTier] * (Seconds + (Rule.BillsInput ? (decimal)InputSeconds : 0));
}
