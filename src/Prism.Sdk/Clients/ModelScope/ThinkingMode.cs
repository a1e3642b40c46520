namespace Prism.Sdk.Clients.ModelScope;

/// <summary>How a model that thinks aloud is asked for a whole answer: such models refuse it in one of these ways, each in its own words.</summary>
internal enum ThinkingMode
{
    /// <summary>As any other; most models do not think.</summary>
    Plain,

    /// <summary>With <c>enable_thinking: false</c>.</summary>
    Off,

    /// <summary>As a stream, which is put together here.</summary>
    Streamed,
}
