using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.DashScope.Media;

namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>Checks a request against the catalogue, the region, its family's rules and its files.</summary>
internal static class RequestCheck
{
    public static async Task<VideoRequestCheck> FindAsync(VideoSynthesisRequest request, VideoModel model, DashScopeOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = new RequestRules(model);
        rules.Require(!string.IsNullOrWhiteSpace(request.Model), "The request names no model.");
        if (!model.IsKnown)
        {
            rules.Warnings.Add($"Prism does not know the model '{model.Name}': its limits are not checked before sending. Add it to {DashScopeOptions.SectionName}:Models.");
        }
        else if (model.Name != request.Model)
        {
            rules.Warnings.Add($"The name {request.Model} is retired; {model.Name} is sent instead.");
        }

        if (DashScopeEndpoint.RegionOf(options) is { } region)
        {
            rules.Require(model.IsSoldIn(region), $"{model.Name} is sold in {string.Join(", ", model.Entry.Regions ?? [])}, not in {region}: take another model, or set {DashScopeOptions.SectionName}:Region (with a key of that region).");
        }

        if (model.Family != request.Family)
        {
            rules.Problems.Add($"{model.Name} is a model of the family {model.Family}; a {request.GetType().Name} is for the family {request.Family}.");
        }
        else
        {
            rules.Seed(request.Seed, request.LeastSeed);
            request.Check(rules);
        }

        foreach (var slot in request.Slots)
        {
            rules.Problems.AddRange(MediaCheck.Find(slot, model, now));
            rules.Problems.AddRange(await MediaCheck.FindInFileAsync(slot, model, cancellationToken).ConfigureAwait(false));
        }

        return new VideoRequestCheck { Problems = rules.Problems, Warnings = rules.Warnings };
    }
}
