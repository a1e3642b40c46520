namespace Prism.Sdk.Emulator;

/// <summary>How the language services behave: ModelScope's limits and credits, and what the model makes of orders that stand in a text.</summary>
public sealed record EmulatedLanguage
{
    /// <summary>Gets the credits of the ModelScope account at the start. Each chat and embedding call takes one; without any, calls are refused.</summary>
    /// <value>The default is <see langword="null"/>: as many as are asked, and a balance of 250.</value>
    public int? Credits { get; init; }

    /// <summary>Gets how many chat calls a day each ModelScope model takes; those after are refused with "today's quota".</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public int? CallsPerModel { get; init; }

    /// <summary>Gets how many chat calls ModelScope takes at a time; those beyond are refused with 429.</summary>
    /// <value>The default is <see langword="null"/>: all.</value>
    public int? MostAtOnce { get; init; }

    /// <summary>Gets whether ModelScope tells its limits in the four headers that it had until August 2026.</summary>
    /// <value>The default is false.</value>
    public bool TellsLimits { get; init; }

    /// <summary>Gets whether the model obeys orders that it finds in the text it is given, as an injected one would have it: <c>500 shots</c>, <c>audio_url=http://…</c>, <c>seconds=999</c>.</summary>
    /// <value>The default is false.</value>
    public bool IsObedient { get; init; }
}
