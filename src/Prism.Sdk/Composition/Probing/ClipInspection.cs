using Prism.Sdk.Generation;

namespace Prism.Sdk.Composition.Probing;

/// <summary>The first of five parts: looks at every clip before it is trusted.</summary>
internal sealed class ClipInspection(KnownClips known, MediaProbe probe)
{
    private const int AtOnce = 2;

    public async Task<IReadOnlyList<InspectedClip>> InspectAsync(IReadOnlyList<Clip> clips, CancellationToken cancellationToken)
    {
        var inspected = new InspectedClip[clips.Count];
        await Parallel.ForAsync(
            0,
            clips.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, token) => inspected[i] = await InspectAsync(clips[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return inspected;
    }

    /// <summary>Finds the clip that is to blame: a film says that something is wrong, not where; a spoiled clip shows only when it is decoded alone.</summary>
    public async Task<CompositionException?> FindCulpritAsync(IReadOnlyList<Clip> clips, Exception cause, CancellationToken cancellationToken)
    {
        foreach (var clip in clips)
        {
            if (!File.Exists(clip.Path))
            {
                return Unusable(clip, "its file is gone", cause);
            }

            if (await probe.FindDecodeErrorAsync(clip.Path, cancellationToken).ConfigureAwait(false) is { } error)
            {
                return Unusable(clip, $"it does not decode to its end ({error})", cause);
            }
        }

        return null;
    }

    private async Task<InspectedClip> InspectAsync(Clip clip, CancellationToken cancellationToken)
    {
        MediaFacts facts;
        try
        {
            facts = File.Exists(clip.Path)
                ? await known.LookAsync(clip.Path, clip.Sha256, cancellationToken).ConfigureAwait(false)
                : throw new InvalidDataException("its file is gone");
        }
        catch (InvalidDataException exception)
        {
            throw Unusable(clip, exception.Message, exception);
        }

        try
        {
            return new InspectedClip { Clip = clip, Facts = facts, Pictures = PictureTable.Read(clip.Path), Sound = SoundTable.Read(clip.Path) };
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return new InspectedClip { Clip = clip, Facts = facts, Sound = SoundTable.Read(clip.Path), Obstacle = exception is InvalidDataException ? exception.Message : "its tables cannot be read" };
        }
    }

    private static CompositionException Unusable(Clip clip, string problem, Exception cause) =>
        new($"The clip of shot {clip.ShotId} cannot be used: {problem}. Resume the job; a clip that is still at the provider is fetched again.", cause) { ShotId = clip.ShotId };
}
