namespace Prism.Sdk.Clients.ModelScope;

/// <summary>The models that can be asked, the preferred one first.</summary>
internal sealed class ModelRoutes
{
    public ModelRoutes(IEnumerable<ModelEndpoint> endpoints, TimeProvider time) =>
        All = [.. endpoints.Select((endpoint, place) => new ModelRoute(endpoint, $"route-{place}", time))];

    public IReadOnlyList<ModelRoute> All { get; }

    public ModelRoute First => All[0];

    public ModelRoute Of(string? name) =>
        All.FirstOrDefault(route => route.Name == name) ?? throw new InvalidOperationException("A request was made past the routes.");
}
