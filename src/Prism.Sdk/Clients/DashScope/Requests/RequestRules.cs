using System.Globalization;
using Prism.Sdk.Clients.DashScope.Catalogue;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>Holds a request to what is known of its model, and collects what does not fit. What is not known is let through.</summary>
internal sealed class RequestRules(VideoModel model)
{
    public List<string> Problems { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            Problems.Add(sentence);
        }
    }

    public void PromptIsGiven(string? prompt) => Require(!string.IsNullOrWhiteSpace(prompt), $"{model.Name} needs a prompt: say what is to be seen.");

    public void Lengths(string? prompt, string? negative)
    {
        Length(prompt, model.Entry.MaxPromptLength, "prompt");
        Length(negative, model.Entry.MaxNegativePromptLength, "negative prompt");
    }

    public void Size(VideoSize? size)
    {
        if (size is { } wish && model.Sizes is { } legal)
        {
            Require(legal.Contains(wish), $"{model.Name} does not make {wish}; it makes {string.Join(", ", legal)}.");
        }
    }

    public void Resolution(VideoResolution? resolution) => OneOf(resolution?.ToString(), model.Entry.Resolutions, "resolution");

    public void Ratio(VideoRatio? ratio) => OneOf(ratio?.ToString(), model.Entry.Ratios, "ratio");

    public void Seconds(int? duration)
    {
        if (duration is { } wish && model.Seconds is { } legal)
        {
            Require(legal.Contains(wish), $"{model.Name} does not make {wish.ToString(CultureInfo.InvariantCulture)} seconds; legal are {model.Entry.Seconds}.");
        }
    }

    public void Seed(int? seed, int least = 0) =>
        Require(seed is null || seed >= least, $"The seed is {seed?.ToString(CultureInfo.InvariantCulture)}; it must be {least.ToString(CultureInfo.InvariantCulture)} to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}.");

    public void Feature(bool isUsed, VideoFeature feature, string name) =>
        Require(!isUsed || model.Takes(feature), $"{model.Name} does not take {name}.");

    public void AtMost(int count, int most, string what) =>
        Require(count <= most, $"{model.Name} takes at most {most.ToString(CultureInfo.InvariantCulture)} {what}; {count.ToString(CultureInfo.InvariantCulture)} were given.");

    private void OneOf(string? word, IList<string>? legal, string name)
    {
        if (word is not null && legal is not null)
        {
            Require(legal.Contains(word), $"{model.Name} does not take the {name} {word}; it takes {string.Join(", ", legal)}.");
        }
    }

    // The service counts a Chinese character and a letter as one each.
    private void Length(string? text, int? most, string what)
    {
        if (most is { } limit && text?.EnumerateRunes().Count() is { } length && length > limit)
        {
            Warnings.Add($"The {what} has {length.ToString(CultureInfo.InvariantCulture)} characters; {model.Name} reads {limit.ToString(CultureInfo.InvariantCulture)} and cuts off the rest without a word.");
        }
    }
}
