using Prism.Sdk.Pricing.Offers;

namespace Prism.Sdk.Pricing.Times;

/// <summary>What is to be shot, by whom, and what is before it.</summary>
internal sealed record FilmWish
{
    public required string Model { get; init; }

    public required VideoSize Size { get; init; }

    /// <summary>Gets the seconds of each shot to be bought.</summary>
    public required IReadOnlyList<int> Shots { get; init; }

    /// <summary>Gets the accounts that may be chosen.</summary>
    public required IReadOnlyList<AccountOffer> Offers { get; init; }

    /// <summary>Gets how many tasks of the same accounts and model are at work already.</summary>
    public int AtWork { get; init; }
}
