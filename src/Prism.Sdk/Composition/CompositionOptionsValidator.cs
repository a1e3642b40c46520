using Microsoft.Extensions.Options;

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

        if (options.FfmpegFolder is { } folder && !Directory.Exists(folder))
        {
            result.AddError($"{CompositionOptions.SectionName}:FfmpegFolder is '{folder}', which is no folder. Give the one that holds ffmpeg and ffprobe, or leave it out to use the PATH.");
        }

        return result.Build();
    }
}
