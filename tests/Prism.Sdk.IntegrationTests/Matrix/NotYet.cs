namespace Prism.Sdk.IntegrationTests.Matrix;

/// <summary>The rows that no scenario plays, each with its reason.</summary>
internal static class NotYet
{
    private const string Cluster = "Later: several machines (Orleans, Redis) are a package of their own.";
    private const string Web = "Later: the web host is a package of its own.";

    /// <summary>Gets rows that belong to packages which are still to come.</summary>
    public static IReadOnlyDictionary<string, string> Later { get; } = Enumerable.Range(1, 16).Select(static number => ($"R{number:00}", Cluster))
        .Concat(Enumerable.Range(1, 10).Select(static number => ($"H{number:00}", Web)))
        .ToDictionary(static row => row.Item1, static row => row.Item2);

    /// <summary>Gets rows in scope that are not played.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["L34"] = "Nothing to hold it against: a chat answer repeats no id of ours, and the back ends behind one address name the model in ways of their own. The answer's content is checked against the text instead.",
        ["L15"] = "An error that says insufficient_quota and no more counts as throttling in this version: asked three times, then told as transient. The scenario comes with the list of models to fall back on.",
    };
}
