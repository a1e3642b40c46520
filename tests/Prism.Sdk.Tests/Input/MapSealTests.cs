using System.Security.Cryptography;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Sealing;

namespace Prism.Sdk.Tests.Input;

public sealed class MapSealTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(MapSeal.KeyLength);
    private static readonly PersonalDataMap Map = new([new PersonalData { Placeholder = "[PHONE_1]", Kind = PersonalDataKind.Phone, Value = "138 1234 5678" }]);

    [Fact]
    public void Open_SameKeyAndJob_GivesTheMap()
    {
        var opened = MapSeal.Open(MapSeal.Seal(Map, Key, "job-1"), Key, "job-1");

        Assert.Equal(Map.Entities, opened!.Entities);
    }

    [Fact]
    public void Open_OtherKeyOrJobOrChangedBytes_GivesNothing()
    {
        var box = MapSeal.Seal(Map, Key, "job-1");

        Assert.Null(MapSeal.Open(box, RandomNumberGenerator.GetBytes(MapSeal.KeyLength), "job-1"));
        Assert.Null(MapSeal.Open(box, Key, "job-2"));
        Assert.Null(MapSeal.Open("B" + box[1..], Key, "job-1"));
        Assert.Null(MapSeal.Open("A.AAAA", Key, "job-1"));
        Assert.Null(MapSeal.Open("A.no base 64", Key, "job-1"));
        for (var at = 2; at < box.Length - 4; at++)
        {
            Assert.Null(MapSeal.Open(box[..at] + (box[at] == 'x' ? 'y' : 'x') + box[(at + 1)..], Key, "job-1"));
        }
    }

    [Fact]
    public void Seal_SameMapTwice_NeverLooksTheSame() => Assert.NotEqual(MapSeal.Seal(Map, Key, "job-1"), MapSeal.Seal(Map, Key, "job-1"));

    [Fact]
    public void ReadMapKey_WrongLength_SaysWhichIsRight()
    {
        var exception = Assert.Throws<PrismConfigurationException>(() => new InputOptions().ReadMapKeyFrom(() => new byte[16]).ReadMapKey());

        Assert.Contains("16 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains("32", exception.Message, StringComparison.Ordinal);
        Assert.Null(new InputOptions().ReadMapKey());
        Assert.Null(new InputOptions().ReadMapKeyFrom(() => null).ReadMapKey());
    }
}
