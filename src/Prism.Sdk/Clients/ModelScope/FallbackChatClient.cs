using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Prompting;

namespace Prism.Sdk.Clients.ModelScope;

/// <summary>Asks the preferred model, and the next one where waiting or another key would not help: a retired model, a quota of the day, an upstream that does not pay, tries that are used up.</summary>
internal sealed class FallbackChatClient(IReadOnlyList<(ModelRoute Route, IChatClient Client)> models, TimeSpan memory, ILogger<FallbackChatClient> logger) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var failures = new List<(ModelRoute Route, ProviderRequestException Error)>();
        foreach (var (route, client) in InOrder())
        {
            try
            {
                return Noted(await client.GetResponseAsync(asked, For(route, options), cancellationToken).ConfigureAwait(false), route, failures);
            }
            catch (ProviderRequestException error) when (LeadsOn(error.Fault))
            {
                Note(route, error, failures);
            }
        }

        throw Together(failures);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var failures = new List<(ModelRoute Route, ProviderRequestException Error)>();
        foreach (var (route, client) in InOrder())
        {
            var said = false;
            var failed = false;
            var updates = client.GetStreamingResponseAsync(asked, For(route, options), cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (updates.ConfigureAwait(false))
            {
                while (!failed)
                {
                    try
                    {
                        if (!await updates.MoveNextAsync().ConfigureAwait(false))
                        {
                            break;
                        }
                    }
                    catch (ProviderRequestException error) when (!said && LeadsOn(error.Fault))
                    {
                        Note(route, error, failures);
                        failed = true;
                        continue;
                    }

                    // Words that were passed on cannot be taken back: from then on an error is the caller's.
                    said |= updates.Current.Text.Length > 0;
                    if (said && failures.Count > 0)
                    {
                        Tell(route, failures);
                        failures.Clear();
                    }

                    yield return updates.Current;
                }
            }

            if (!failed)
            {
                yield break;
            }
        }

        throw Together(failures);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType == typeof(ModelNames) ? new ModelNames([.. models.Select(static model => model.Route.Endpoint.Model)])
            : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : models[0].Client.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        foreach (var (_, client) in models)
        {
            client.Dispose();
        }
    }

    // A key, a wrong request and moderated words are for a person to mend; another model would hide them, or be asked for what it must not answer either.
    private static bool LeadsOn(ProviderFault fault) => fault is
        ProviderFault.ModelNotFound or ProviderFault.Quota or ProviderFault.Billing or ProviderFault.Throttling or ProviderFault.Service or ProviderFault.Timeout or ProviderFault.Network or ProviderFault.InvalidResponse;

    // When all are benched they are asked all the same: somebody may have paid.
    private IEnumerable<(ModelRoute Route, IChatClient Client)> InOrder() => models.Any(static model => !model.Route.IsBenched) ? models.Where(static model => !model.Route.IsBenched) : models;

    private ChatOptions? For(ModelRoute route, ChatOptions? options)
    {
        if (route == models[0].Route || options?.ModelId is null)
        {
            return options;
        }

        var mine = options.Clone();
        mine.ModelId = route.Endpoint.Model;
        return mine;
    }

    private void Note(ModelRoute route, ProviderRequestException error, List<(ModelRoute Route, ProviderRequestException Error)> failures)
    {
        failures.Add((route, error));
        if (error.Fault is ProviderFault.ModelNotFound or ProviderFault.Quota or ProviderFault.Billing)
        {
            route.Bench(memory);
        }
    }

    private ChatResponse Noted(ChatResponse answer, ModelRoute route, List<(ModelRoute Route, ProviderRequestException Error)> failures)
    {
        if (route != models[0].Route)
        {
            Tell(route, failures);
            (answer.AdditionalProperties ??= [])[ModelNames.FallbackNote] = failures.Count == 0
                ? $"{route.Endpoint.Model} answered in place of {models[0].Route.Endpoint.Model}, which refused a short while ago."
                : $"{route.Endpoint.Model} answered in place of {string.Join(", ", failures.Select(static failure => $"{failure.Route.Endpoint.Model} ({failure.Error.Fault})"))}.";
        }

        return answer;
    }

    private void Tell(ModelRoute route, List<(ModelRoute Route, ProviderRequestException Error)> failures)
    {
        foreach (var (refused, error) in failures)
        {
            logger.FallbackAnswered(route.Endpoint.Model, refused.Endpoint.Model, error.Fault, error.Code);
        }
    }

    private static ProviderRequestException Together(List<(ModelRoute Route, ProviderRequestException Error)> failures)
    {
        var first = failures[0].Error;
        return failures.Count == 1
            ? first
            : new ProviderRequestException($"{first.Message} ({string.Join("; ", failures.Skip(1).Select(static failure => $"{failure.Route.Endpoint.Model}: {failure.Error.Fault}"))})", first)
            {
                Fault = first.Fault,
                StatusCode = first.StatusCode,
                Code = first.Code,
                RequestId = first.RequestId,
                RetryAfter = first.RetryAfter,
                IsTransient = failures.Exists(static failure => failure.Error.IsTransient),
            };
    }
}
