using System.Text.Json;
using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.DashScope.Uploads;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>Judges prompt, media and parameters against the table. Fields that are not known are ignored: the SDKs send some.</summary>
/// <remarks>What tells the picture the other way (<c>size</c> where there is <c>resolution</c>) is refused although no document says so:
/// a wrong combination must not pass in a test.</remarks>
internal static class FieldRules
{
    private static readonly string[] Switches = ["prompt_extend", "watermark"];

    /// <exception cref="RefusedException">A field breaks a rule.</exception>
    public static WanOrder Judge(BodyRules body, AssetDoor assets)
    {
        var (model, input, parameters) = (body.Model, body.Input, body.Parameters);
        var prompt = input.Text("prompt") ?? "";
        if (prompt.Length == 0 && (model.Kind is ModelKind.Text or ModelKind.Reference || (model.Kind == ModelKind.Any && input["media"] is not JsonArray { Count: > 0 })))
        {
            throw RefusedException.Field("prompt");
        }

        assets.ResolveAll(input);
        var media = MediaRules.Judge(body, assets);
        var (tier, ratio, size) = Picture(model, parameters, media);
        var seconds = Seconds(model, parameters, media);
        if (!parameters.TryInteger("seed", out var seed) || seed < model.LeastSeed)
        {
            throw RefusedException.Rule($"seed must be from {model.LeastSeed} to 2147483647");
        }

        foreach (var name in Switches)
        {
            Flag(parameters, name);
        }

        return new WanOrder(prompt, size, seconds, seed)
        {
            Model = model.Name,
            Tier = tier,
            Ratio = ratio,
            InputSeconds = media.ClipSeconds,
            Audio = model.HasAudioSwitch ? Flag(parameters, "audio") : null,
            KeepsPrompt = Flag(parameters, "prompt_extend") is false,
            Picture = media.FirstPicture?.File,
        };
    }

    private static (int Tier, string? Ratio, string Size) Picture(ModelRule model, JsonObject? parameters, GivenMedia media)
    {
        var (size, resolution, ratio) = (parameters.Text("size"), parameters.Text("resolution"), parameters.Text("ratio"));
        if (model.TakesSize)
        {
            var asked = size ?? PictureSizes.Of(model.DefaultTier, "16:9");
            return resolution is not null || ratio is not null
                ? throw RefusedException.Rule($"{model.Name} takes size, not resolution or ratio")
                : PictureSizes.TierOf(asked, model.Prices.Keys) is { } found ? (found, null, asked) : throw new RefusedException("InvalidParameter", $"The size is not match {asked}");
        }

        if (size is not null || (ratio is not null && model.Ratios.Count == 0))
        {
            throw RefusedException.Rule($"{model.Name} takes resolution{(model.Ratios.Count > 0 ? " and ratio, not size" : ", not size or ratio")}");
        }

        var tier = model.Prices.Keys.FirstOrDefault(tier => resolution is null ? tier == model.DefaultTier : string.Equals(resolution, $"{tier}P", StringComparison.OrdinalIgnoreCase));
        if (tier == 0)
        {
            throw RefusedException.Rule($"resolution must be one of {string.Join(", ", model.Prices.Keys.Select(static tier => $"{tier}P"))}");
        }

        var shape = ratio ?? (model.Ratios is [var first, ..] ? first : null);
        if (ratio is not null && !model.Ratios.Contains(ratio))
        {
            throw RefusedException.Rule($"ratio must be one of {string.Join(", ", model.Ratios)}");
        }

        return shape is null or "adaptive"
            ? (tier, null, media.FirstPicture is { Width: > 0 } picture ? PictureSizes.Like(tier, picture.Width, picture.Height) : PictureSizes.Of(tier, "16:9"))
            : (tier, shape, PictureSizes.Of(tier, shape));
    }

    private static int Seconds(ModelRule model, JsonObject? parameters, GivenMedia media)
    {
        if (!parameters.TryInteger("duration", out var asked) || !model.Seconds.Takes(asked ?? SecondsRule.Default))
        {
            throw RefusedException.Rule($"duration must be {model.Seconds}");
        }

        var seconds = asked switch
        {
            null when model.Seconds.Special == 0 => (int)Math.Ceiling(media.ClipSeconds),
            0 => (int)Math.Ceiling(media.ClipSeconds),
            null or < 0 => SecondsRule.Default,
            { } some => some,
        };
        return model.Kind == ModelKind.Any && media.ClipSeconds + seconds > model.Seconds.Most
            ? throw RefusedException.Rule($"the videos given and the video made must not be longer than {model.Seconds.Most} seconds together")
            : seconds;
    }

    private static bool? Flag(JsonObject? parameters, string name) => parameters?[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => throw RefusedException.Rule($"{name} must be a boolean"),
    };
}
