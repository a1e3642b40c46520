namespace Prism.Sdk.Configuration;

/// <summary>Where Prism keeps its journal and its films. Bound from <c>Prism</c>.</summary>
public sealed class PrismOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prism";

    /// <summary>Gets or sets the journal: <c>sqlite:///./data/jobs.db</c>, or a connection string of SQLite; <c>postgresql://…</c> with the package <c>Prism.Sdk.PostgreSql</c>.</summary>
    /// <value>The default is the environment variable <c>DATABASE_URL</c>, else <c>sqlite:///./data/jobs.db</c>.</value>
    public string Database { get; set; } = "sqlite:///./data/jobs.db";

    /// <summary>Gets or sets the folder for clips and films, one folder a job below it.</summary>
    /// <value>The default is the environment variable <c>STATIC_ROOT</c>, else <c>./data/videos</c>.</value>
    public string StaticRoot { get; set; } = "./data/videos";
}
