using System.Globalization;
using Prism.Sdk.Composition.Cutting;
using Prism.Sdk.Composition.Probing;

namespace Prism.Sdk.Composition.Publishing;

/// <summary>The fourth of five parts. It believes no exit code: the film is probed, counted and decoded to its end before anybody sees it.</summary>
internal sealed class FilmVerification(MediaProbe probe)
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromMilliseconds(50);

    /// <param name="path">The film.</param>
    /// <param name="plan">What it must be.</param>
    /// <param name="metadata">The tags it must have.</param>
    /// <param name="hasCaptions">Whether it must have a track of captions.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<MediaFacts> VerifyAsync(string path, FilmPlan plan, IReadOnlyDictionary<string, string> metadata, bool hasCaptions, CancellationToken cancellationToken)
    {
        MediaFacts facts;
        try
        {
            facts = await probe.LookAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw Failed(exception.Message, exception);
        }

        // One frame a joint may be won or lost where rates were changed.
        var joints = Math.Max(1, plan.Clips.Count - 1);
        var length = facts.VideoDuration - plan.Duration;
        Require(facts.VideoCodec == "h264", $"its picture is {facts.VideoCodec}");
        Require(facts.AudioCodec == "aac", $"its sound is {facts.AudioCodec ?? "missing"}");
        Require(facts.Size == plan.Size, $"its size is {facts.Size} instead of {plan.Size}");
        Require(Math.Abs(facts.Frames - plan.Frames) <= joints, $"it has {facts.Frames} frames instead of {plan.Frames}");
        Require(length.Duration() <= TimeSpan.FromSeconds(joints / plan.Rate.PerSecond) + TimeSpan.FromMilliseconds(5), $"it is {Seconds(facts.VideoDuration)} long instead of {Seconds(plan.Duration)}");
        var (late, drift) = (facts.AudioStart - facts.VideoStart, DriftOf(facts));
        Require(late.Duration() < MostDrift && drift.Duration() < MostDrift, string.Create(
            CultureInfo.InvariantCulture, $"the sound starts {late.TotalMilliseconds:0} ms after the picture and ends {drift.TotalMilliseconds:0} ms after it"));
        Require(facts.TextTracks == (hasCaptions ? 1 : 0), $"it has {facts.TextTracks} tracks of captions");
        foreach (var (tag, value) in metadata)
        {
            Require(facts.Tags.GetValueOrDefault(tag) == value, $"its tag {tag} cannot be read back");
        }

        var error = await probe.FindDecodeErrorAsync(path, cancellationToken).ConfigureAwait(false);
        Require(error is null, $"it does not decode to its end ({error})");
        return facts;
    }

    /// <summary>Gets how much later the sound ends than the picture.</summary>
    public static TimeSpan DriftOf(MediaFacts facts) => facts.AudioStart - facts.VideoStart + (facts.AudioDuration ?? TimeSpan.Zero) - facts.VideoDuration;

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw Failed(problem, cause: null);
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000} s");

    private static CompositionException Failed(string problem, Exception? cause) =>
        new($"The film did not pass its check, so it was not published: {problem}. The clips are kept; resume the job to cut again.", cause);
}
