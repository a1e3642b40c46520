using Prism.Sdk.Emulator.DashScope.Uploads;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>How large a picture and how long a clip may be that an order brings (dashscope.md §3.2). Files of other hosts are not fetched, and so not judged.</summary>
internal static class MediaSizes
{
    private const int ShortestSide = 240;
    private const int LongestSide = 8000;
    private const double ShortestClip = 1;
    private const double LongestClip = 30;
    private const int MostClipMegabytes = 100;

    /// <exception cref="RefusedException">One is out of bounds.</exception>
    public static GivenMedia Judge(GivenMedia given, ModelRule model)
    {
        foreach (var picture in given.Pictures)
        {
            Side(picture.Width, "width");
            Side(picture.Height, "height");
            Weight(picture, model.MostPictureMegabytes);
        }

        foreach (var clip in given.Clips)
        {
            Weight(clip, MostClipMegabytes);
            if (clip.Seconds is < ShortestClip or > LongestClip)
            {
                throw RefusedException.Rule($"the duration of a reference video must be {ShortestClip} to {LongestClip} seconds");
            }
        }

        return given;
    }

    private static void Side(int pixels, string side)
    {
        if (pixels > 0 && pixels is < ShortestSide or > LongestSide)
        {
            throw RefusedException.Rule($"the {side} of an image must be {ShortestSide} to {LongestSide} pixels");
        }
    }

    private static void Weight(Asset asset, int megabytes)
    {
        if (asset.Bytes > megabytes * 1024L * 1024)
        {
            throw RefusedException.Rule($"File size is larger than {megabytes}MB");
        }
    }
}
