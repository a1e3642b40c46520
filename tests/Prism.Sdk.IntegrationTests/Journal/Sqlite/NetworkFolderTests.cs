using Prism.Sdk.Jobs.Journal.Sql;

namespace Prism.Sdk.IntegrationTests.Journal.Sqlite;

public sealed class NetworkFolderTests
{
    [Theory]
    [InlineData("nfs", true)]
    [InlineData("nfs4", true)]
    [InlineData("CIFS", true)]
    [InlineData("smb2", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("9p", true)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("overlay", false)]
    [InlineData("tmpfs", false)]
    [InlineData("NTFS", false)]
    [InlineData("apfs", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsNetwork_FileSystem_IsToldByItsName(string? format, bool isNetwork)
    {
        Assert.Equal(isNetwork, NetworkFolder.IsNetwork(format));
    }

    [Fact]
    public void Refuse_ShareOfWindows_NamesTheFolderAndTheWayOut()
    {
        var exception = Assert.Throws<PrismConfigurationException>(() => NetworkFolder.Refuse(@"\\server\share"));

        Assert.Contains(@"\\server\share", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Prism.Sdk.PostgreSql", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_LocalOrUnknownFolder_SaysNothing()
    {
        NetworkFolder.Refuse(Path.GetTempPath());
        NetworkFolder.Refuse(Path.Join(Path.GetTempPath(), "not-there"));
    }
}
