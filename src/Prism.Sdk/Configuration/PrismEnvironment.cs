using dotenv.net;
using Microsoft.Extensions.Configuration;

namespace Prism.Sdk.Configuration;

/// <summary>The names of the original system: read from the host's configuration, the process's environment, or a <c>.env</c> file in the working folder, in this order.</summary>
internal sealed class PrismEnvironment
{
    private readonly IConfiguration? configuration;
    private readonly Func<string, string?> process;
    private readonly Lazy<IDictionary<string, string>> file;

    public PrismEnvironment(IConfiguration? configuration, Func<string, string?>? process = null, string dotEnvPath = ".env")
    {
        this.configuration = configuration;
        this.process = process ?? Environment.GetEnvironmentVariable;
        file = new(() => File.Exists(dotEnvPath)
            ? DotEnv.Read(new DotEnvOptions(envFilePaths: [Path.GetFullPath(dotEnvPath)], ignoreExceptions: true))
            : new Dictionary<string, string>());
    }

    /// <summary>Gets a variable; one that is empty counts as not set.</summary>
    public string? Get(string name) =>
        NotEmpty(configuration?[name]) ?? NotEmpty(process(name)) ?? NotEmpty(file.Value.TryGetValue(name, out var value) ? value : null);

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
