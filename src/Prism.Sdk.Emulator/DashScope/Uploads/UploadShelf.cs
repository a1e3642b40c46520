using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Prism.Sdk.Emulator.DashScope.Uploads;

/// <summary>The uploads of all accounts: kept for 48 hours, for the account and the model that they were made for.</summary>
internal sealed class UploadShelf(ServiceClock clock, PrismEmulatorOptions options) : IDisposable
{
    public const int PolicySeconds = 300;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private readonly ConcurrentDictionary<string, UploadPolicy> policies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (UploadPolicy Policy, string File, DateTimeOffset Time)> files = new(StringComparer.Ordinal);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-emulator-uploads-");

    public UploadPolicy NewPolicy(string account, string model, string requestId)
    {
        var now = clock.Now;
        var owner = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("account " + account)))[..32];
        var policy = new UploadPolicy($"dashscope-instant/{owner}/{now:yyyy-MM-dd}/{requestId}", account, model, now.AddSeconds(PolicySeconds), options.MaxUploadMegabytes * 1024L * 1024);
        policies[policy.Folder] = policy;
        return policy;
    }

    public UploadPolicy? PolicyOf(string folderName) => policies.GetValueOrDefault(folderName);

    public string NewFile() => Path.Join(folder.FullName, Guid.NewGuid().ToString("N"));

    /// <summary>Keeps a finished upload.</summary>
    /// <returns>Whether the key was free.</returns>
    public bool TryAdd(string key, UploadPolicy policy, string file) => files.TryAdd(key, (policy, file, clock.Now));

    /// <summary>Finds an upload as somebody who orders may see it.</summary>
    public string? Find(string key, string account, string model) =>
        files.TryGetValue(key, out var upload) && upload.Policy.Account == account && upload.Policy.Model == model && clock.Now - upload.Time < Kept ? upload.File : null;

    /// <summary>Keeps bytes that came in an order itself.</summary>
    public string Keep(ReadOnlySpan<byte> bytes)
    {
        var file = NewFile();
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Clear()
    {
        policies.Clear();
        files.Clear();
    }

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // One is still being read; the system empties its temporary folder some day.
        }
    }
}
