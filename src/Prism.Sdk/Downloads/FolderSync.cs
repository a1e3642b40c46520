using System.Runtime.InteropServices;

namespace Prism.Sdk.Downloads;

/// <summary>Writes a folder's names to the disk, so that a rename outlives a power cut. On Linux alone: Windows keeps a journal of names, macOS has no such call that helps.</summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    // O_CLOEXEC: a tool that is started at this moment must not inherit the folder.
    private const int CloseOnExec = 0x80000;

    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open([.. System.Text.Encoding.UTF8.GetBytes(folder), 0], ReadOnly | CloseOnExec);
        if (handle < 0)
        {
            return;
        }

        try
        {
            // Some file systems take no fsync of a folder (EINVAL); only a disk that fails is worth a word.
            const int InputOutput = 5;
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() == InputOutput)
            {
                throw new IOException($"fsync of '{folder}' failed: input/output error");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    // Only plain numbers and bytes, so that no unsafe code is generated for them.
#pragma warning disable SYSLIB1054
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
