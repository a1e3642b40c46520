using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Downloads;

/// <summary>The disk that a file goes to: is there room, and what an error of it means.</summary>
internal static class FileRoom
{
    private const int UnixNoSpace = 28;
    private const int General = unchecked((int)0x80131620);
    private const int UnixQuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Gets the free bytes for this user, or <see langword="null"/> where the system does not tell.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public static DownloadException Full(string path, long need, long? free, Exception? cause = null) => new(
        ProviderFault.DiskFull,
        Wording.Pick(
            $"There is no room for '{path}': it needs {need} bytes, and {(free is null ? "too few" : FormattableString.Invariant($"{free}"))} are free. Make room, then fetch it again.",
            (FormattableString)$"磁盘空间不足，无法写入 '{path}'：需要 {need} 字节，可用 {(free is null ? "不足" : FormattableString.Invariant($"{free} 字节"))}。请清理磁盘后重新下载。"),
        cause);

    public static DownloadException Fault(Exception cause, string path, long need) => IsFull(cause)
        ? Full(path, need, Free(Path.GetDirectoryName(path)!), cause)
        : new DownloadException(
            ProviderFault.Storage,
            Wording.Pick($"'{path}' cannot be written ({cause.Message}). Check the folder, its rights and the disk.", $"无法写入 '{path}'（{cause.Message}）。请检查目录、权限和磁盘。"),
            cause);

    /// <summary>Tells whether a file could not be made for want of room: .NET then throws its own general code, not the system's.</summary>
    public static bool IsRefusedRoom(Exception exception, long expected) => expected > 0 && exception.GetType() == typeof(IOException) && exception.HResult == General;

    private static bool IsFull(Exception exception) => exception is IOException { HResult: var code }
        && (OperatingSystem.IsWindows() ? code is WindowsDiskFull or WindowsHandleDiskFull : code is UnixNoSpace or UnixQuotaExceeded);
}
