using System.Diagnostics;

namespace Prism.Sdk.IntegrationTests.Downloads;

/// <summary>The disk that a clip goes to (rows D20, D21).</summary>
public sealed class DownloadDiskTests
{
    private static readonly byte[] Clip = DownloadBench.Clip;

    [Fact]
    public async Task FetchAsync_NoRoom_IsSaidBeforeAByteIsWrittenWithPathNeedAndFree()
    {
        using var bench = new DownloadBench { FreeBytes = _ => 1234 };
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip));

        var exception = await bench.FailAsync(server);

        Assert.Equal((ProviderFault.DiskFull, false, 1), (exception.Fault, exception.IsTransient, server.Requests));
        Assert.All([bench.Target, "700000", "1234"], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_DiskFillsUp_IsDiskFullAndNothingIsLeft(bool announced)
    {
        using var bench = new DownloadBench { FreeBytes = _ => null };
        var small = bench.Folder.CreateSubdirectory("small").FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small) == 0, "A small disk can be made by root on Linux alone.");
        try
        {
            await using var server = new FileServer(FileServer.Always(announced ? DownloadBench.Ok() : "HTTP/1.1 200 OK", Clip));
            var order = bench.Order(server.Address) with { Path = Path.Join(small, "clip.mp4") };

            var exception = await Assert.ThrowsAsync<Prism.Sdk.Downloads.DownloadException>(() => bench.Download().FetchAsync(order, TestContext.Current.CancellationToken));

            Assert.Equal((ProviderFault.DiskFull, 1), (exception.Fault, server.Requests));
            Assert.Contains(order.Path, exception.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(small));
        }
        finally
        {
            await RunAsync("umount", small);
        }
    }

    [Fact]
    public async Task FetchAsync_FolderIsGone_SaysThatItCannotBeWritten()
    {
        using var bench = new DownloadBench();
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip));

        var exception = await bench.FailAsync(bench.Order(server.Address) with { Path = Path.Join(bench.Folder.FullName, "gone", "clip.mp4") });

        Assert.Equal((ProviderFault.Storage, false, 1), (exception.Fault, exception.IsTransient, server.Requests));
    }

    [Fact]
    public async Task FetchAsync_FinalNameIsAFolder_IsStorageAndLeavesNoTemporaryFile()
    {
        using var bench = new DownloadBench();
        Directory.CreateDirectory(bench.Target);
        await using var server = new FileServer(FileServer.Always(DownloadBench.Ok(), Clip));

        var exception = await Assert.ThrowsAsync<Prism.Sdk.Downloads.DownloadException>(() => bench.FetchAsync(server));

        Assert.Equal(ProviderFault.Storage, exception.Fault);
        Assert.Equal(["clip.mp4"], bench.Entries);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
