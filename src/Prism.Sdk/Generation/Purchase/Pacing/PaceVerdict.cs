namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>Whether an account may be asked for one more task now. A closed family of three: with neither, go.</summary>
/// <param name="Wait">How long to wait at least.</param>
/// <param name="Closed">Why the account is not asked at all for a while.</param>
internal readonly record struct PaceVerdict(TimeSpan Wait, ProviderRequestException? Closed)
{
    public bool MayGo => Wait <= TimeSpan.Zero && Closed is null;
}
