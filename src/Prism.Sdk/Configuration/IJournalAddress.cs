namespace Prism.Sdk.Configuration;

/// <summary>What <c>Prism:Database</c> may hold, by the database that is registered for the journal.</summary>
internal interface IJournalAddress
{
    /// <summary>Tells what is wrong with an address, without its password.</summary>
    /// <returns>The rest of a sentence that begins with the name of the setting; <see langword="null"/> when the address will do.</returns>
    string? FindProblem(string? address);
}
