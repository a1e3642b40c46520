using Prism.Sdk.Configuration;

namespace Prism.Sdk.Jobs.Journal.Sql;

/// <summary>Refuses a folder on a network file system: SQLite's log and locks do not work there, and two machines would spoil the journal without a word.</summary>
internal static class NetworkFolder
{
    private static readonly string[] Formats = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "9p", "ncpfs", "coda", "beegfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2", "webdav"];

    /// <exception cref="PrismConfigurationException">The folder is on a network.</exception>
    public static void Refuse(string folder)
    {
        if (folder.StartsWith(@"\\", StringComparison.Ordinal) || IsNetwork(Format(folder)))
        {
            throw new PrismConfigurationException($"The journal's folder '{folder}' is on a network file system, where SQLite's locks do not hold. Put the journal on a local disk ({PrismOptions.SectionName}:Database, DATABASE_URL); for several machines use PostgreSQL (package Prism.Sdk.PostgreSql).");
        }
    }

    public static bool IsNetwork(string? format) => format is not null && Formats.Contains(format, StringComparer.OrdinalIgnoreCase);

    private static string? Format(string folder)
    {
        try
        {
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            return drive.DriveType == DriveType.Network ? "nfs" : drive.DriveFormat;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A file system that will not say what it is, is taken for a local one.
            return null;
        }
    }
}
