using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.ModelScope.Wire;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Looks at the language services without asking a model: catalogues, credits, limits. Costs nothing.</summary>
/// <remarks>Thread-safe. From the container of <c>AddPrism</c>. Each call is one request to each service, of at most 15 seconds, and is not repeated.</remarks>
public sealed class LanguageServices
{
    private readonly IHttpClientFactory clients;
    private readonly ModelRoutes chat;
    private readonly ModelRoutes embeddings;
    private readonly IOptionsMonitor<ModelScopeOptions> options;

    internal LanguageServices(IHttpClientFactory clients, ModelRoutes chat, ModelRoutes embeddings, IOptionsMonitor<ModelScopeOptions> options) =>
        (this.clients, this.chat, this.embeddings, this.options) = (clients, chat, embeddings, options);

    /// <summary>Gets what the service of the chat model last said of its limits, in the headers of an answer.</summary>
    /// <value><see langword="null"/> when it said nothing, which is usual since August 2026.</value>
    public ModelRateLimits? RateLimits => chat.All.Select(static route => route.Limits).FirstOrDefault(static limits => limits is not null);

    /// <summary>Looks for each configured model in the catalogue of its service: the chat model, its fallbacks, the embedding model.</summary>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>One line a model. A catalogue that cannot be read is a line with a problem, not an exception.</returns>
    public async Task<IReadOnlyList<ModelPresence>> FindModelsAsync(CancellationToken cancellationToken = default)
    {
        var found = new List<ModelPresence>();
        var catalogues = new Dictionary<Uri, (IReadOnlyList<string>? Models, PrismException? Problem)>();
        foreach (var route in chat.All.Concat(embeddings.All))
        {
            var endpoint = route.Endpoint;
            var address = new Uri(endpoint.Address.AbsoluteUri.TrimEnd('/') + "/models");
            if (!catalogues.TryGetValue(address, out var catalogue))
            {
                catalogues[address] = catalogue = await ReadCatalogueAsync(route, address, cancellationToken).ConfigureAwait(false);
            }

            found.Add(new ModelPresence
            {
                Model = endpoint.Model,
                Service = endpoint.ToString(),
                Setting = endpoint.ModelSetting,
                IsServed = catalogue.Models?.Contains(endpoint.Model),
                Count = catalogue.Models?.Count ?? 0,
                Problem = catalogue.Problem,
            });
        }

        return found;
    }

    /// <summary>Reads the credits of the ModelScope account (<see cref="ModelScopeOptions.BalanceAddress"/>).</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The credits.</returns>
    /// <exception cref="PrismConfigurationException">There is no token.</exception>
    /// <exception cref="ProviderRequestException">The token was refused, or the service did not answer.</exception>
    public async Task<MagicubeBalance> GetBalanceAsync(CancellationToken cancellationToken = default)
    {
        var settings = options.CurrentValue;
        var endpoint = Account(settings);
        if (string.IsNullOrWhiteSpace(settings.ApiKey))
        {
            throw new PrismConfigurationException($"No ModelScope key. Set {endpoint.KeySetting}; get one at {endpoint.KeySource}.");
        }

        var body = await ReadAsync(endpoint, settings.BalanceAddress, settings.ApiKey, cancellationToken).ConfigureAwait(false);
        var data = body["data"] as JsonObject;
        return Number(data?["available_balance"]) is { } available
            ? new MagicubeBalance { Available = available, Total = Number(data?["total_balance"]), Frozen = Number(data?["frozen_amount"]) }
            : throw ModelFaults.Unusable(ModelFault.Reply, endpoint, "balance", "it holds no balance");
    }

    private static ModelEndpoint Account(ModelScopeOptions settings) => new()
    {
        Name = "ModelScope (balance)",
        Address = settings.BalanceAddress,
        Model = "",
        Key = () => settings.ApiKey,
        KeySetting = $"MODELSCOPE_API_KEY or {ModelScopeOptions.SectionName}:ApiKey",
        KeySource = "https://modelscope.cn/my/myaccesstoken",
        NeedsBoundAccount = true,
        ModelSetting = "",
        AddressSetting = $"{ModelScopeOptions.SectionName}:BalanceAddress",
    };

    private async Task<(IReadOnlyList<string>? Models, PrismException? Problem)> ReadCatalogueAsync(ModelRoute route, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            // ModelScope's is open to all; a key that is missing is another check's news.
            var body = await ReadAsync(route.Endpoint, address, route.Endpoint.Key(), cancellationToken).ConfigureAwait(false);
            return body["data"] is JsonArray rows
                ? ([.. rows.OfType<JsonObject>().Select(static row => JsonContent.Text(row["id"])).OfType<string>()], null)
                : (null, ModelFaults.Unusable(ModelFault.Address, route.Endpoint, "catalogue", "it holds no list of models"));
        }
        catch (PrismException exception)
        {
            return (null, exception);
        }
    }

    private async Task<JsonObject> ReadAsync(ModelEndpoint endpoint, Uri address, string? key, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(ModelHttp.AccountClient);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = string.IsNullOrWhiteSpace(key) ? null : new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            await ReplyBody.CheckHeadAsync(response, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw ModelFaults.Refused((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), RetryHint.Of(response), endpoint);
            }

            return await ReplyBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ModelFaults.From(exception, endpoint) is { } ours)
        {
            throw ours;
        }
    }

    private static decimal? Number(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue<decimal>(out var number) ? number
            : value.TryGetValue<string>(out var text) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read : null
        : null;
}
