using Prism.Sdk.Downloads;

namespace Prism.Sdk.Tests.Downloads;

public sealed class Crc64Tests
{
    [Fact]
    public void Value_CheckText_IsThatOfTheCatalogue()
    {
        var crc = new Crc64();
        crc.Append("123456789"u8);

        Assert.Equal(0x995DC9BBDF1939FAUL, crc.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1000)]
    public void Append_InPieces_IsTheSameAsAtOnce(int piece)
    {
        var bytes = new byte[5003];
        new Random(3).NextBytes(bytes);
        var (whole, parts) = (new Crc64(), new Crc64());
        whole.Append(bytes);
        foreach (var part in bytes.Chunk(piece))
        {
            parts.Append(part);
        }

        Assert.Equal(whole.Value, parts.Value);
    }
}
