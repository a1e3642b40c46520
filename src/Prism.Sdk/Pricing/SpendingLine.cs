using System.Globalization;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Pricing;

/// <summary>The ledger in one currency.</summary>
public sealed record SpendingLine
{
    /// <summary>Gets the ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets what is reserved for submits under way and for tasks that have not ended.</summary>
    public decimal Reserved { get; init; }

    /// <summary>Gets what the provider billed for clips.</summary>
    public decimal Confirmed { get; init; }

    /// <summary>Gets what may be billed: submits of unknown fate, and what a person gave up.</summary>
    public decimal Possible { get; init; }

    /// <summary>Gets what questions to language and embedding models cost.</summary>
    public decimal Text { get; init; }

    /// <summary>Writes the amounts that are not zero.</summary>
    /// <returns>For example <c>6.00 CNY confirmed, 3.00 CNY reserved</c>.</returns>
    public override string ToString()
    {
        (decimal Amount, string Word)[] parts = [(Confirmed, "confirmed"), (Reserved, "reserved"), (Possible, "possible"), (Text, "for text")];
        var told = parts.Where(static part => part.Amount != 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Amount:0.00##} {Currency} {part.Word}")).ToArray();
        return told.Length == 0 ? $"0.00 {Currency}" : string.Join(", ", told);
    }

    internal SpendingLine Plus(Submission row) => row.State switch
    {
        SubmissionState.Intent or SubmissionState.Submitted => this with { Reserved = Reserved + row.Price.Amount },
        SubmissionState.Generated or SubmissionState.Downloaded or SubmissionState.Used => this with { Confirmed = Confirmed + (row.Cost ?? row.Price).Amount },
        SubmissionState.Unknown or SubmissionState.Skipped or SubmissionState.GivenUp => this with { Possible = Possible + row.Price.Amount },
        _ => this,
    };
}
