namespace Prism.Sdk.Clients.DashScope.Requests;

/// <summary>What is wrong with a request, told before anything is sent.</summary>
public sealed record VideoRequestCheck
{
    /// <summary>Gets the rules that the request breaks, a sentence each. It would not be sent.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Gets what the service will do without a word, such as cutting off a long prompt, a sentence each. The request would be sent.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Gets whether the request would be sent.</summary>
    public bool IsValid => Problems.Count == 0;
}
