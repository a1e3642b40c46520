using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Prism.Sdk.Configuration;

namespace QuickStart;

/// <summary>The state folder of QuickStart's own emulator. It lies beside the journal: what is paid for outlives the process, as at the real service.</summary>
internal static class OwnEmulator
{
    private const string Url = "sqlite:///";

    public static string FolderOf(IServiceProvider services)
    {
        var database = services.GetRequiredService<IOptions<PrismOptions>>().Value.Database;
        return Path.Join(Path.GetDirectoryName(Path.GetFullPath(FileOf(database))), "emulator");
    }

    /// <summary>Tells whether a living process has its emulator there.</summary>
    public static bool IsBusy(string folder)
    {
        try
        {
            // The emulator holds this file as long as it lives.
            new FileStream(Path.Join(folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string FileOf(string database) => database.StartsWith(Url, StringComparison.OrdinalIgnoreCase)
        ? database[Url.Length..]
        : new DbConnectionStringBuilder { ConnectionString = database }.TryGetValue("Data Source", out var file) ? (string)file : ".";
}
