namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Values that stand nowhere else in the world. Where one turns up, something leaked.</summary>
internal static class Canary
{
    public const string DashScopeKey = "sk-canary7f3a9e5b1c04d826";
    public const string ModelScopeKey = "ms-canary2d8e6a4f0b9175c3";
    public const string Phone = "13987612345";
    public const string Email = "canary.wren@nest-of-wrens.example";
    public const string Words = "zaffre petrel over quincunx dunes";

    // The emulator signs its addresses as the object store does.
    private static readonly string[] Secrets = [DashScopeKey, ModelScopeKey, Phone, Email, "Signature=", "OSSAccessKeyId=", "canary7f3a9e5b1c04d826", "canary2d8e6a4f0b9175c3"];

    /// <summary>Finds keys, signed addresses and clear personal data, which may stand nowhere.</summary>
    public static IEnumerable<string> SecretsIn(string where, string text) =>
        from secret in Secrets
        let place = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase)
        where place >= 0
        select $"{where} holds {secret}: …{text[Math.Max(0, place - 60)..Math.Min(text.Length, place + 80)]}…";

    /// <summary>Finds the words of a prompt, which may stand in the journal, the plan, the manifest and the log at Trace.</summary>
    public static IEnumerable<string> WordsIn(string where, string text) =>
        text.Contains(Words, StringComparison.OrdinalIgnoreCase) ? [$"{where} holds the words of a prompt"] : [];
}
