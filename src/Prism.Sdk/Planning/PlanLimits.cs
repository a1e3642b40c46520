using System.Globalization;
using Prism.Sdk.Generation;
using Prism.Sdk.Intents;
using Prism.Sdk.Planning.Drafting;

namespace Prism.Sdk.Planning;

/// <summary>The bounds of one film: what the caller wishes, within what the settings allow and the model makes.</summary>
internal sealed record PlanLimits
{
    private const string MaxShotsKey = $"{PlanningOptions.SectionName}:{nameof(PlanningOptions.MaxShots)}";

    public required ClipModel Model { get; init; }

    public required VideoSize Size { get; init; }

    public required int MinShots { get; init; }

    public required int MaxShots { get; init; }

    /// <summary>The length of the whole film; null when the plan decides.</summary>
    public int? TotalSeconds { get; init; }

    /// <summary>Brings wishes and bounds together, before anything is asked or bought.</summary>
    /// <exception cref="PlanInvalidException">A wish cannot be met; the message says what can.</exception>
    /// <exception cref="PrismConfigurationException">The settings name a model that the provider does not have.</exception>
    public static PlanLimits For(VideoRequest request, PlanningOptions options, ClipProviderCapabilities capabilities)
    {
        var model = ImageLimits.Narrow(FindModel(options, capabilities), request, options, capabilities);
        var limits = new PlanLimits
        {
            Model = model,
            Size = request.Size ?? VideoSize.Parse(options.Size),
            MinShots = request.Shots ?? options.MinShots,
            MaxShots = request.Shots ?? options.MaxShots,
            TotalSeconds = request.Seconds,
        };

        limits.RequireSize();
        if (request.Shots is { } shots && (shots < 1 || shots > options.MaxShots))
        {
            throw Infeasible("shots", $"{shots} shots were asked; a film may have 1 to {options.MaxShots}. Ask for fewer, or raise {MaxShotsKey}.");
        }

        return limits.TotalSeconds is { } seconds ? limits.ForTotal(seconds) : limits;
    }

    /// <summary>The bounds as the review reads them.</summary>
    public PlanRules ToRules(IReadOnlyList<string>? cameraWords) => new() { Model = Model, TotalSeconds = TotalSeconds, MinShots = MinShots, MaxShots = MaxShots, CameraWords = cameraWords ?? [] };

    /// <summary>Brings in what the text itself asks for, where the request is silent: shape and length. No more pixels than before, no more seconds than the bounds have.</summary>
    /// <param name="intent">The text's wishes.</param>
    /// <param name="request">The caller's wishes, which go before.</param>
    /// <param name="unmet">A sentence on a wish that cannot be met.</param>
    public PlanLimits With(VideoIntent intent, VideoRequest request, out string? unmet)
    {
        unmet = null;
        var limits = request.Size is null && intent.AspectRatio is { } ratio && SizeOf(ratio) is { } size ? this with { Size = size } : this;
        if (request.Seconds is not null || intent.Seconds is not { } seconds)
        {
            return limits;
        }

        try
        {
            return (limits with { TotalSeconds = seconds }).ForTotal(seconds);
        }
        catch (PlanInvalidException exception)
        {
            unmet = exception.Message;
            return limits;
        }
    }

    private VideoSize? SizeOf(string ratio)
    {
        const double Tolerance = 0.03;
        var sides = ratio.Split(':');
        var wished = double.Parse(sides[0], CultureInfo.InvariantCulture) / double.Parse(sides[1], CultureInfo.InvariantCulture);
        return Model.Sizes
            .Where(size => Math.Abs((size.Width / (double)size.Height / wished) - 1) <= Tolerance && size.Width * size.Height <= Size.Width * Size.Height)
            .Select(static size => (VideoSize?)size)
            .MaxBy(static size => size!.Value.Width * size.Value.Height);
    }

    private static ClipModel FindModel(PlanningOptions options, ClipProviderCapabilities capabilities)
    {
        var model = options.Model is { } name ? capabilities.FindWordModel(name) : (capabilities.Models.Count > 0 ? capabilities.Models[0] : null);
        return model ?? throw new PrismConfigurationException(
            $"{PlanningOptions.SectionName}:{nameof(options.Model)} is '{options.Model}', which {capabilities.Name} does not sell. It has: {string.Join(", ", capabilities.Models.Select(static m => m.Name))}.");
    }

    private void RequireSize()
    {
        if (!Model.Sizes.Contains(Size))
        {
            throw Infeasible("size", $"{Model.Name} does not make {Size}; it makes {string.Join(", ", Model.Sizes)}.");
        }
    }

    /// <summary>Narrows the number of shots to those that can add up to a length.</summary>
    private PlanLimits ForTotal(int seconds)
    {
        var fewest = Math.Max(MinShots, (int)Math.Ceiling(seconds / (double)Model.MaxSeconds));
        var most = Math.Min(MaxShots, seconds / Model.MinSeconds);
        if (fewest <= most && Model.LegalSeconds is { Count: > 0 } legal)
        {
            (fewest, most) = LongestRun(fewest, most, shots => ShotSeconds.CanReach(shots, seconds, legal));
        }

        return fewest <= most
            ? this with { MinShots = fewest, MaxShots = most }
            : throw Infeasible(
                "seconds",
                $"A film of {seconds} seconds cannot be made of {Shots()} of {Model.SecondsInWords()} seconds each: "
                + $"ask for {Offer(seconds)}, or for another number of shots ({MaxShotsKey}).");
    }

    // Between the bounds some numbers of shots may not work out; the planner may take any of those it is given.
    private static (int Fewest, int Most) LongestRun(int fewest, int most, Func<int, bool> works)
    {
        var best = (Fewest: 1, Most: 0);
        for (var first = fewest; first <= most; first++)
        {
            var last = first - 1;
            while (last < most && works(last + 1))
            {
                last++;
            }

            best = last - first > best.Most - best.Fewest ? (first, last) : best;
            first = Math.Max(first, last);
        }

        return best;
    }

    private string Offer(int seconds)
    {
        var (shortest, longest) = (MinShots * Model.MinSeconds, MaxShots * Model.MaxSeconds);
        if (Model.LegalSeconds is not { Count: > 0 } legal || seconds < shortest || seconds > longest)
        {
            return $"{shortest} to {longest} seconds";
        }

        // Both ends are sums, so there is one on either side.
        bool Works(int total) => Enumerable.Range(MinShots, MaxShots - MinShots + 1).Any(shots => ShotSeconds.CanReach(shots, total, legal));
        int below = seconds, above = seconds;
        while (!Works(below))
        {
            below--;
        }

        while (!Works(above))
        {
            above++;
        }

        return $"{below} or {above} seconds";
    }

    private string Shots() => MinShots == MaxShots ? (MinShots == 1 ? "1 shot" : $"{MinShots} shots") : $"{MinShots} to {MaxShots} shots";

    private static PlanInvalidException Infeasible(string code, string sentence) => new(sentence) { Problems = [code] };
}
