namespace Prism.Sdk.Clients.DashScope.Errors;

/// <summary>One row of the service's table of errors: a code, or a family of codes.</summary>
internal sealed record DashScopeCode
{
    /// <summary>Gets the code as the documents write it; a star at the end or the front stands for the rest of a family.</summary>
    public required string Name { get; init; }

    public required ProviderFault Fault { get; init; }

    public CodeRetry Retry { get; init; }

    /// <summary>Gets whether something may have been made and billed, for all that this code says.</summary>
    public bool MayBeCharged { get; init; }

    /// <summary>Gets the statuses it was seen with.</summary>
    public required IReadOnlyList<int> Statuses { get; init; }

    /// <summary>Gets words of the message that make this row the one, when a code alone says too little.</summary>
    public string? Says { get; init; }

    /// <summary>Gets the name with nothing but letters: dots, dashes and case do not count.</summary>
    public string Word => field ??= DashScopeCodes.Word(Name);

    public bool Matches(string word, string? message) =>
        (Name.EndsWith('*') ? word.StartsWith(Word, StringComparison.Ordinal) : Name.StartsWith('*') ? word.EndsWith(Word, StringComparison.Ordinal) : word == Word)
        && (Says is null || message?.Contains(Says, StringComparison.OrdinalIgnoreCase) is true);
}
