using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk;
using Prism.Sdk.Clients.ModelScope;

namespace QuickStart;

/// <summary>Asks ModelScope which models it serves. That list needs no key and costs nothing.</summary>
internal static class ModelCatalogue
{
    public static async Task<string> AskAsync(Studio studio, CancellationToken cancellationToken)
    {
        var options = studio.Services.GetRequiredService<IOptions<ModelScopeOptions>>().Value;
        var address = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/models");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        JsonNode? list;
        try
        {
            list = await http.GetFromJsonAsync<JsonNode>(address, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new PrismException($"{address.Host} did not give its list of models. Check the network and MODELSCOPE_BASE_URL, which should end in /v1.", exception);
        }

        var models = list?["data"]?.AsArray().Select(model => (string?)model?["id"]).ToArray() ?? [];
        return models.Contains(options.Model)
            ? $"the language model {options.Model} is served"
            : throw new PrismException($"{options.Model} is not among the {models.Length} models that {address.Host} serves. Choose another one by QWEN_MODEL.");
    }
}
