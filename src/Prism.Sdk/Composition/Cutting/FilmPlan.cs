using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Cutting;

/// <summary>How the clips become one film, decided before anything is made.</summary>
internal sealed record FilmPlan
{
    public required VideoSize Size { get; init; }

    public required FrameRate Rate { get; init; }

    public required PictureFit Fit { get; init; }

    public required IReadOnlyList<PlannedClip> Clips { get; init; }

    /// <summary>Gets the joints: one fewer than clips.</summary>
    public required IReadOnlyList<Joint> Joints { get; init; }

    /// <summary>Gets whether one filter graph encodes all pictures; otherwise the film is laid together from copied and encoded pieces.</summary>
    public required bool EncodesWhole { get; init; }

    /// <summary>Gets why it is encoded as a whole, or how the pieces are made.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the packets of sound that are copied.</summary>
    /// <value><see langword="null"/> when the sound is encoded anew.</value>
    public SoundSplice? Sound { get; init; }

    /// <summary>Gets why the sound is encoded anew.</summary>
    public string? SoundReason { get; init; }

    /// <summary>Gets what the watcher should know: transitions that became shorter, words that nobody knows.</summary>
    public IReadOnlyList<(string Code, string Message)> Notes { get; init; } = [];

    public int Frames => StartOf(Clips.Count - 1) + Clips[^1].Frames;

    public double Seconds => Frames / Rate.PerSecond;

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds);

    /// <summary>Gets the ticks of one frame, and the timescale that makes them exact.</summary>
    public (uint Timescale, int Step) Clock
    {
        get
        {
            var factor = 1;
            while (Rate.Numerator * factor < 10_000)
            {
                factor *= 2;
            }

            return ((uint)(Rate.Numerator * factor), (int)(Rate.Denominator * factor));
        }
    }

    /// <summary>Gets the frame of the film with which a clip starts.</summary>
    public int StartOf(int clip)
    {
        var frame = 0;
        for (var i = 0; i < clip; i++)
        {
            frame += Clips[i].Frames - Joints[i].Overlap;
        }

        return frame;
    }

    /// <summary>Gets the frame of the film that is the middle of a joint.</summary>
    public int MiddleOf(int joint) => StartOf(joint + 1) + (Joints[joint].IsHeld ? -((Joints[joint].Frames + 1) / 2) : Joints[joint].Frames / 2);

    /// <summary>Gets the part of a clip that is not of a joint: the frame that begins it, and the one after its last.</summary>
    public (int? Head, int Tail) BodyOf(int clip, PictureTable? pictures) => PictureWay.Body(
        pictures, Clips[clip].Frames, clip > 0 ? Joints[clip - 1] : null, clip < Joints.Count ? Joints[clip] : null);
}
