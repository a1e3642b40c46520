using System.Globalization;
using Prism.Sdk.Composition;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Images;

/// <summary>Tells of first frames that have another shape than their film, before anybody pays for clips of that shape.</summary>
internal static class ImageShapes
{
    // 1920x1088 beside 16:9 is nobody's concern; what is seen as bars, or is missed at the edges, is.
    private const double Unseen = 0.02;

    public static IEnumerable<PipelineWarning> Find(ShotPlan plan, ImagePool pool)
    {
        foreach (var shot in plan.Shots)
        {
            if (shot.FirstFrame is { } image && pool.Header(image.Id) is { } picture && Differs(picture, plan.Size))
            {
                yield return new PipelineWarning
                {
                    Code = "image-shape",
                    Message = string.Create(
                        CultureInfo.InvariantCulture,
                        $"Shot {shot.Id} begins with a picture of {picture.Width}x{picture.Height}, and the film is {plan.Size.Width}x{plan.Size.Height}. A clip keeps the shape of its picture; it is fitted into the film ({CompositionOptions.SectionName}:Fit). Give a picture in the shape of the film, or ask for the film in that of the picture (AspectRatio)."),
                };
            }
        }
    }

    private static bool Differs(ImageHeader picture, VideoSize film) =>
        Math.Abs((picture.Width * (double)film.Height / (picture.Height * (double)film.Width)) - 1) > Unseen;
}
