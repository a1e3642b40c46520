namespace Prism.Sdk.Clients.ModelScope;

/// <summary>How long a question may take in all, and how long a stream may be silent.</summary>
internal sealed record ModelDeadlines(TimeSpan Total, TimeSpan Silence);
