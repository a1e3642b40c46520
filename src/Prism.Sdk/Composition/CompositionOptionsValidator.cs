using Microsoft.Extensions.Options;
using Prism.Sdk.Composition.Cutting;

namespace Prism.Sdk.Composition;

/// <summary>Checks at start what would make FFmpeg fail at the end, after the clips are paid.</summary>
internal sealed class CompositionOptionsValidator : IValidateOptions<CompositionOptions>
{
    private static readonly string[] Presets = ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"];

    public ValidateOptionsResult Validate(string? name, CompositionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!Presets.Contains(options.Preset))
        {
            result.AddError($"{CompositionOptions.SectionName}:Preset is '{options.Preset}'; it must be one of {string.Join(", ", Presets)}.");
        }

        if (options.Quality is < 1 or > 51)
        {
            result.AddError($"{CompositionOptions.SectionName}:Quality is {options.Quality}; it must be from 1 to 51 (0 would make a stream that browsers do not play).");
        }

        if (options.FrameRate is not (null or (>= 1 and <= 120)))
        {
            result.AddError($"{CompositionOptions.SectionName}:FrameRate is {options.FrameRate}; it must be from 1 to 120.");
        }

        if (options.StallTimeout < TimeSpan.FromSeconds(1))
        {
            result.AddError($"{CompositionOptions.SectionName}:StallTimeout is {options.StallTimeout}; it must be at least 1 second.");
        }

        if (options.MaxConcurrentFilms is not (null or (>= 1 and <= 1000)))
        {
            result.AddError($"{CompositionOptions.SectionName}:MaxConcurrentFilms is {options.MaxConcurrentFilms}; it must be from 1 to 1000.");
        }

        if (options.FfmpegFolder is { } folder && !Directory.Exists(folder))
        {
            result.AddError($"{CompositionOptions.SectionName}:FfmpegFolder is '{folder}', which is no folder. Give the one that holds ffmpeg and ffprobe, or leave it out to use the PATH.");
        }

        Films(options, result);
        Sound(options.Sound, result);
        return result.Build();
    }

    private static void Films(CompositionOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.TransitionLength < TimeSpan.FromSeconds(0.04) || options.TransitionLength > TimeSpan.FromSeconds(5))
        {
            result.AddError($"{CompositionOptions.SectionName}:TransitionLength is {options.TransitionLength}; it must be from 0.04 to 5 seconds.");
        }

        if (options is { HoldTransitions: true, SmartTransitions: false })
        {
            result.AddError($"{CompositionOptions.SectionName}:HoldTransitions is set, and SmartTransitions is not; it is a way of theirs, so set both.");
        }

        if (!Enum.IsDefined(options.Fit))
        {
            result.AddError($"{CompositionOptions.SectionName}:Fit is {options.Fit}; it must be Letterbox or Crop.");
        }

        if (options.AiLabel.MarkLength is { } length && length < TimeSpan.FromSeconds(2))
        {
            result.AddError($"{CompositionOptions.SectionName}:AiLabel:MarkLength is {length}; the law asks for at least 2 seconds.");
        }

        if (options.AiLabel.Mark && string.IsNullOrWhiteSpace(options.AiLabel.MarkText))
        {
            result.AddError($"{CompositionOptions.SectionName}:AiLabel:MarkText is empty; give what the mark says, such as 'AI生成'.");
        }

        if (options.Captions.Font is { } font && font.AsSpan().ContainsAny(",\r\n"))
        {
            result.AddError($"{CompositionOptions.SectionName}:Captions:Font is '{font}'; give the family name of one font, such as 'Noto Sans CJK SC'.");
        }

        foreach (var variant in options.Variants.Where(static variant => FilmShape.Parse(variant) is null))
        {
            result.AddError($"{CompositionOptions.SectionName}:Variants has '{variant}'; a shape is two numbers from 1 to 32, such as 9:16.");
        }
    }

    private static void Sound(SoundOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.Loudness is not (null or (>= -70 and <= -5)))
        {
            result.AddError($"{CompositionOptions.SectionName}:Sound:Loudness is {options.Loudness}; it must be from -70 to -5 LUFS.");
        }

        if (options.MusicLevel is not (>= -60 and <= 12))
        {
            result.AddError($"{CompositionOptions.SectionName}:Sound:MusicLevel is {options.MusicLevel}; it must be from -60 to 12 decibels.");
        }

        if (options.MusicFade < TimeSpan.Zero || options.MusicFade > TimeSpan.FromMinutes(1))
        {
            result.AddError($"{CompositionOptions.SectionName}:Sound:MusicFade is {options.MusicFade}; it must be from 0 to 60 seconds.");
        }

        if (options.Music is { } music && !File.Exists(music))
        {
            result.AddError($"{CompositionOptions.SectionName}:Sound:Music is '{music}', which is no file.");
        }

        if (options.NarrationFolder is { } narration && !Directory.Exists(narration))
        {
            result.AddError($"{CompositionOptions.SectionName}:Sound:NarrationFolder is '{narration}', which is no folder.");
        }
    }
}
