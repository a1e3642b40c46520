using Prism.Sdk.Generation;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition;

/// <summary>The clips to join, and where the film goes.</summary>
public sealed record CompositionRequest
{
    /// <summary>Gets the plan. Personal data in it are placeholders.</summary>
    public required ShotPlan Plan { get; init; }

    /// <summary>Gets the captions as viewers read them, by shot id: with personal data where the process still knows them.</summary>
    /// <value>The default is empty: the plan's own.</value>
    public IReadOnlyDictionary<string, string> Captions { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the title as viewers read it.</summary>
    /// <value>The default is <see langword="null"/>: the plan's own.</value>
    public string? Title { get; init; }

    /// <summary>Gets the clips, in the order of the film. At least one.</summary>
    public required IReadOnlyList<Clip> Clips { get; init; }

    /// <summary>Gets the full path of the film. A file of that name is replaced only by a film that passed its checks. What lies beside it is named after it.</summary>
    public required string OutputPath { get; init; }

    /// <summary>Describes the request without its texts.</summary>
    /// <returns>The counts.</returns>
    public override string ToString() => $"CompositionRequest {{ Clips = {Clips?.Count ?? 0}, Captions = {Captions?.Count ?? 0} }}";
}
