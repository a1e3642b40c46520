using Prism.Sdk.Emulator.DashScope;

namespace Prism.Sdk.Emulator.Clips;

/// <summary>What two clips have in common that differ in their words alone.</summary>
internal sealed record ClipShape(string Size, int Seconds, int FramesPerSecond, bool HasSound)
{
    public static ClipShape Of(WanOrder order) => new(order.Size, order.Seconds, order.Rule.FramesPerSecond, order.HasSound);

    /// <summary>Makes a shape that is not the one ordered, as a fault wants it.</summary>
    public ClipShape Spoilt(string fault) => fault switch
    {
        "media:wrong-size" => this with { Size = "640*360" },
        "media:short" => this with { Seconds = Math.Max(1, Seconds - 1) },
        _ => this with { HasSound = false },
    };
}
