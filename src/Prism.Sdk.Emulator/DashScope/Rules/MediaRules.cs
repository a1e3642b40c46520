using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.DashScope.Uploads;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>Which pictures, clips and sounds a model must or may be given (dashscope.md §3.2, §3.3).</summary>
internal static class MediaRules
{
    private const int MostReferences = 5;

    /// <exception cref="RefusedException">They do not fit the model.</exception>
    public static GivenMedia Judge(BodyRules body, AssetDoor assets)
    {
        var (model, input) = (body.Model, body.Input);
        if (model.TakesAudioUrl && input.Text("audio_url") is { Length: > 0 } audio)
        {
            assets.Open(audio);
        }

        return MediaSizes.Judge(model switch
        {
            { Media: { } limits } => Array(model, limits, body, assets),
            { Kind: ModelKind.Picture } => new([assets.Open(Needed(input, "img_url"), mayBeData: true)], []),
            { Kind: ModelKind.Frames } => Frames(input, assets),
            { Kind: ModelKind.Reference } => References(input, assets),
            _ => GivenMedia.None,
        }, model);
    }

    private static GivenMedia Frames(JsonObject input, AssetDoor assets)
    {
        var first = assets.Open(Needed(input, "first_frame_url"), mayBeData: true);
        return input.Text("last_frame_url") is { Length: > 0 } last
            ? new([first, assets.Open(last, mayBeData: true)], [])
            : new([first], []);
    }

    private static GivenMedia References(JsonObject input, AssetDoor assets)
    {
        // The older name is still taken, and counts beside the newer one.
        JsonNode?[] addresses = [.. input["reference_urls"] as JsonArray ?? [], .. input["reference_video_urls"] as JsonArray ?? []];
        if (addresses.Length == 0)
        {
            throw RefusedException.Field("reference_urls");
        }

        var opened = addresses.Select(node => assets.Open((node as JsonValue)?.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)node! : "", mayBeData: true)).ToLookup(static asset => asset.IsClip);
        if (addresses.Length > MostReferences || opened[true].Count() > 3)
        {
            throw RefusedException.Rule("reference_urls must hold at most 3 videos and at most 5 references in all");
        }

        return new([.. opened[false]], [.. opened[true]]);
    }

    private static GivenMedia Array(ModelRule model, IReadOnlyList<MediaLimit> limits, BodyRules body, AssetDoor assets)
    {
        var items = (body.Input["media"] as JsonArray ?? []).Select(static node => node as JsonObject).ToArray();
        if (items.Length == 0)
        {
            // wan3.0 is content with words.
            return model.Kind == ModelKind.Any ? GivenMedia.None : throw RefusedException.Field("media");
        }

        var given = items.Select(item => (Type: item.Text("type") ?? "", Url: item.Text("url") ?? "")).ToArray();
        Count(limits, given.Select(static item => item.Type).ToArray());
        Combine(model, body, [.. given.Select(static item => item.Type).Distinct().Order(StringComparer.Ordinal)]);
        var opened = given.Select(item => (item.Type, Asset: item.Type == "link" ? new Asset(item.Url) : assets.Open(item.Url, mayBeData: IsPicture(item.Type)))).ToArray();
        return new(
            [.. opened.Where(static item => IsPicture(item.Type)).OrderBy(static item => item.Type != "first_frame").Select(static item => item.Asset)],
            [.. opened.Where(static item => item.Type is "video" or "reference_video" or "first_clip").Select(static item => item.Asset)]);
    }

    private static void Count(IReadOnlyList<MediaLimit> limits, string[] types)
    {
        if (types.FirstOrDefault(type => limits.All(limit => limit.Type != type)) is { } strange)
        {
            throw RefusedException.Rule($"media type '{strange}' is not supported by the model");
        }

        foreach (var limit in limits)
        {
            var count = types.Count(type => type == limit.Type);
            if (count > limit.Most || count < limit.Least)
            {
                throw RefusedException.Rule($"media must hold {limit.Least} to {limit.Most} of type '{limit.Type}'");
            }
        }
    }

    private static void Combine(ModelRule model, BodyRules body, string[] types)
    {
        if (model.MediaSets?.Contains(string.Join('+', types)) is false)
        {
            throw RefusedException.Rule($"media of the types {string.Join(", ", types)} do not go together");
        }

        if (model.Kind != ModelKind.Any)
        {
            return;
        }

        var framed = types.Any(static type => type is "first_frame" or "last_frame");
        if (framed && types.Any(static type => type is "file" or "link" || type.StartsWith("reference_", StringComparison.Ordinal)))
        {
            throw RefusedException.Rule("first_frame and last_frame exclude references, file and link");
        }

        if (types.Contains("file") && types.Contains("link"))
        {
            throw RefusedException.Rule("file excludes link");
        }

        if (types.Any(static type => type is "file" or "link") && body.Parameters?["prompt_extend"] is JsonValue extend && extend.TryGetValue<bool>(out var isOn) && !isOn)
        {
            throw RefusedException.Rule("file and link need prompt_extend");
        }
    }

    private static bool IsPicture(string type) => type is "first_frame" or "last_frame" or "reference_image";

    private static string Needed(JsonObject input, string name) => input.Text(name) is { Length: > 0 } text ? text : throw RefusedException.Field(name);
}
