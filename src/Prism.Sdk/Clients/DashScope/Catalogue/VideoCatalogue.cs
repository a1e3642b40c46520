using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prism.Sdk.Clients.DashScope.Catalogue;

/// <summary>All models that are known: those that ship with Prism, under those of the options.</summary>
internal static class VideoCatalogue
{
    private static readonly Lazy<IReadOnlyList<VideoModel>> Ships = new(Read);

    public static IReadOnlyList<VideoModel> Shipped => Ships.Value;

    public static IReadOnlyList<VideoModel> For(DashScopeOptions options)
    {
        if (options.Models.Count == 0)
        {
            return Shipped;
        }

        List<VideoModel> models = [.. Shipped];
        foreach (var wish in options.Models)
        {
            var at = models.FindIndex(model => model.Name == wish.Name);
            if (at < 0)
            {
                models.Add(VideoModel.From(wish));
            }
            else
            {
                models[at] = VideoModel.From(models[at].Entry.Under(wish));
            }
        }

        return models;
    }

    /// <summary>Finds the model that a name stands for: retired names are followed, new ones taken at the caller's word.</summary>
    public static VideoModel Resolve(DashScopeOptions options, string name, VideoFamily family)
    {
        var models = For(options);
        var found = Find(models, name);
        return found?.Entry.ReplacedBy is { Length: > 0 } successor
            ? Find(models, successor) ?? VideoModel.Unknown(successor, family)
            : found ?? VideoModel.Unknown(name, family);
    }

    private static VideoModel? Find(IReadOnlyList<VideoModel> models, string name) => models.FirstOrDefault(model => model.Name == name);

    private static IReadOnlyList<VideoModel> Read()
    {
        using var stream = typeof(VideoCatalogue).Assembly.GetManifestResourceStream("DashScope.wan-models.json")!;
        return [.. JsonSerializer.Deserialize(stream, CatalogueJsonContext.Default.VideoModelEntryArray)!.Select(VideoModel.From)];
    }
}

[JsonSerializable(typeof(VideoModelEntry[]))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class CatalogueJsonContext : JsonSerializerContext;
