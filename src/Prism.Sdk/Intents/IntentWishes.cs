namespace Prism.Sdk.Intents;

/// <summary>Reads what a text wishes of the film as a whole. Each answer is one of a few: whatever else a model writes is no wish.</summary>
internal static class IntentWishes
{
    private const int MostSeconds = 3600;

    public static IReadOnlyList<string> AspectRatios { get; } = ["16:9", "9:16", "1:1", "4:3", "3:4"];

    public static IntentPacing? Pacing(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "SLOW" => IntentPacing.Slow,
        "STEADY" or "MEDIUM" => IntentPacing.Steady,
        "FAST" => IntentPacing.Fast,
        _ => null,
    };

    public static string? AspectRatio(string? word) =>
        word?.Replace('：', ':').Replace('x', ':').Replace('/', ':').Replace(" ", "", StringComparison.Ordinal) is { } ratio && AspectRatios.Contains(ratio) ? ratio : null;

    public static int? Seconds(double? seconds) => seconds is >= 1 and <= MostSeconds ? (int)Math.Round(seconds.Value, MidpointRounding.AwayFromZero) : null;
}
