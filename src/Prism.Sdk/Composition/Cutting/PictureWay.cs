using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>Decides whether the pictures of a film are copied, laid together from pieces, or encoded as a whole, and says why.</summary>
internal sealed record PictureWay(IReadOnlyList<Joint> Joints, bool EncodesWhole, string Reason)
{
    /// <summary>Above this part of encoded pictures, laying pieces together is slower than one plain encoding (measured: 0.82 times as fast).</summary>
    private const double MostEncoded = 0.6;

    /// <summary>Frames from key to key in pieces that we encode.</summary>
    public const int KeyEvery = 15;

    public static PictureWay Choose(IReadOnlyList<PlannedClip> clips, IReadOnlyList<Joint> joints, CompositionOptions options, bool burns)
    {
        if (burns)
        {
            return new(joints, true, "text is burned into the pictures");
        }

        if (joints.All(static joint => joint.IsCut))
        {
            return clips.Any(static clip => clip.IsCopied)
                ? new(joints, false, clips.All(static clip => clip.IsCopied) ? "all clips are alike, and are cut straight" : "the clips are cut straight; only the odd ones are encoded")
                : new(joints, true, "no clip can be copied");
        }

        if (!options.SmartTransitions)
        {
            return new(joints, true, "there are transitions");
        }

        if (Obstacle(clips, joints) is not { } obstacle)
        {
            return new(joints, false, "only the pictures around the transitions are encoded");
        }

        var held = joints.Select(static joint => joint with { IsHeld = !joint.IsCut }).ToList();
        return options.HoldTransitions && Obstacle(clips, held) is null
            ? new(held, false, $"{obstacle}; so the next clip stands still until the one before is gone, and only those pictures are encoded")
            : new(joints, true, obstacle);
    }

    /// <summary>Finds the part of a clip that is copied: from its first frame after one joint to its last before the other.</summary>
    /// <param name="pictures">The pictures; <see langword="null"/> for those that we shall encode, with a key frame every <see cref="KeyEvery"/>.</param>
    /// <param name="frames">How many there are.</param>
    /// <param name="before">The joint before; <see langword="null"/> for none.</param>
    /// <param name="after">The joint after.</param>
    public static (int? Head, int Tail) Body(PictureTable? pictures, int frames, Joint? before, Joint? after)
    {
        var (joined, leaves) = (before?.Overlap ?? 0, after?.Frames ?? 0);
        return (
            joined == 0 ? 0 : pictures is null ? (joined + KeyEvery - 1) / KeyEvery * KeyEvery : pictures.StartOfBody(joined),
            leaves == 0 ? frames : pictures is null ? frames - leaves : pictures.EndOfBody(frames - leaves));
    }

    private static string? Obstacle(IReadOnlyList<PlannedClip> clips, IReadOnlyList<Joint> joints)
    {
        var encoded = 0;
        for (var i = 0; i < clips.Count; i++)
        {
            var clip = clips[i];
            var (head, tail) = Body(clip.IsCopied ? clip.Source.Pictures : null, clip.Frames, i > 0 ? joints[i - 1] : null, i < joints.Count ? joints[i] : null);
            if (head is null || tail <= head)
            {
                return $"shot {clip.Source.Clip.ShotId} has no place where a transition could be cut out without decoding";
            }

            encoded += clip.IsCopied ? head.Value + clip.Frames - tail : clip.Frames;
        }

        return encoded > MostEncoded * clips.Sum(static clip => clip.Frames) ? "the key frames are so far apart that encoding only the transitions would be slower" : null;
    }
}
