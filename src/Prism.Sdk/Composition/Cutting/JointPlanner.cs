using System.Globalization;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>Turns the plan's word for a transition into one that ffmpeg knows and both clips are long enough for.</summary>
internal static class JointPlanner
{
    /// <param name="shot">The shot that ends here.</param>
    /// <param name="before">The frames of its clip.</param>
    /// <param name="after">The frames of the next clip.</param>
    /// <param name="rate">The rate of the film.</param>
    /// <param name="wantedLength">How long it should last.</param>
    /// <param name="notes">Hears what became otherwise than asked.</param>
    public static Joint Plan(Shot? shot, int before, int after, FrameRate rate, TimeSpan wantedLength, List<(string Code, string Message)> notes)
    {
        var word = (shot?.Transition ?? ShotTransition.Cut).ToString();
        if (shot is null || shot.Transition == ShotTransition.Cut)
        {
            return Joint.Cut;
        }

        if (Effect(shot.Transition) is not { } effect)
        {
            notes.Add(("transition-unknown", $"Shot {shot.Id} asks for the transition '{word}', which this composer does not know; it cuts. It knows cut, fade, dissolve, wipe and slide."));
            return Joint.Cut;
        }

        // Half of each clip at most: then the joints of one clip never meet.
        var wanted = Math.Max(1, (int)Math.Round(wantedLength.TotalSeconds * rate.PerSecond));
        var frames = Math.Min(wanted, Math.Min(before, after) / 2);
        if (frames < wanted)
        {
            notes.Add(("transition-short", string.Create(CultureInfo.InvariantCulture,
                $"The {word} after shot {shot.Id} lasts {frames / rate.PerSecond:0.00} seconds instead of {wanted / rate.PerSecond:0.00}: a clip beside it is too short.")));
        }

        return frames == 0 ? Joint.Cut : new Joint(word, effect, frames);
    }

    private static string? Effect(ShotTransition transition) =>
        transition == ShotTransition.Dissolve ? "fade"
        : transition == ShotTransition.Fade ? "fadeblack"
        : transition == ShotTransition.Wipe ? "wipeleft"
        : transition == ShotTransition.Slide ? "slideleft"
        : null;
}
