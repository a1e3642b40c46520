namespace Prism.Sdk.Evaluation;

/// <summary>What a measurement works with.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Models">Who answers for chat and embedding models.</param>
internal sealed record Setting(string Folder, Models Models)
{
    public string PathOf(string name) => Path.Combine(Folder, name);
}
