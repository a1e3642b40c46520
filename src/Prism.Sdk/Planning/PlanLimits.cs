using Prism.Sdk.Generation;

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
        var model = FindModel(options, capabilities);
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

    private static ClipModel FindModel(PlanningOptions options, ClipProviderCapabilities capabilities)
    {
        var model = options.Model is { } name ? capabilities.FindModel(name) : (capabilities.Models.Count > 0 ? capabilities.Models[0] : null);
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
        return fewest <= most
            ? this with { MinShots = fewest, MaxShots = most }
            : throw Infeasible(
                "seconds",
                $"A film of {seconds} seconds cannot be made of {Shots()} of {Model.MinSeconds} to {Model.MaxSeconds} seconds each: "
                + $"ask for {MinShots * Model.MinSeconds} to {MaxShots * Model.MaxSeconds} seconds, or for another number of shots ({MaxShotsKey}).");
    }

    private string Shots() => MinShots == MaxShots ? (MinShots == 1 ? "1 shot" : $"{MinShots} shots") : $"{MinShots} to {MaxShots} shots";

    private static PlanInvalidException Infeasible(string code, string sentence) => new(sentence) { Problems = [code] };
}
