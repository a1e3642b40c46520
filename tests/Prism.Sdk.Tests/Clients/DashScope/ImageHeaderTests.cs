using Prism.Sdk.Images;

namespace Prism.Sdk.Tests.Clients.DashScope;

public sealed class ImageHeaderTests
{
    [Fact]
    public void Read_EachFormat_TellsSidesAndAlpha()
    {
        Assert.Equal(new ImageHeader("PNG", 640, 480, HasAlpha: false), ImageHeader.Read(Pictures.Png(640, 480)));
        Assert.Equal(new ImageHeader("PNG", 640, 480, HasAlpha: true), ImageHeader.Read(Pictures.Png(640, 480, colour: 4)));
        Assert.Equal(new ImageHeader("JPEG", 4000, 3000, HasAlpha: false), ImageHeader.Read(Pictures.Jpeg(4000, 3000, notes: 60_000)));
        Assert.Equal(new ImageHeader("BMP", 300, 200, HasAlpha: false), ImageHeader.Read(Pictures.Bmp(300, -200)));
        Assert.Equal(new ImageHeader("WEBP", 9000, 2, HasAlpha: true), ImageHeader.Read(Pictures.WebpExtended(9000, 2, alpha: true)));
        Assert.Equal(new ImageHeader("WEBP", 777, 555, HasAlpha: false), ImageHeader.Read(Pictures.WebpLossless(777, 555)));
    }

    [Fact]
    public void Read_CutOrSpoiledAnywhere_NeverThrows()
    {
        var random = new Random(11);
        byte[][] pictures = [Pictures.Png(640, 480), Pictures.Jpeg(640, 480, notes: 50), Pictures.Bmp(3, 4), Pictures.WebpExtended(5, 6, alpha: false), Pictures.WebpLossless(7, 8)];
        foreach (var picture in pictures)
        {
            for (var length = 0; length <= picture.Length; length++)
            {
                ImageHeader.Read(picture.AsSpan(0, length));
                var spoiled = picture[..length];
                for (var i = 0; i < 20 && length > 0; i++)
                {
                    spoiled[random.Next(length)] = (byte)random.Next(256);
                    ImageHeader.Read(spoiled);
                }
            }
        }

        Assert.Null(ImageHeader.Read("GIF89a and more than enough bytes"u8));
    }
}
