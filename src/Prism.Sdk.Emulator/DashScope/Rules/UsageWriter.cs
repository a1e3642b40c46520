using System.Globalization;
using System.Text.Json.Nodes;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>The usage of a clip that was made, in the fields of its generation (dashscope.md §4.3).</summary>
internal static class UsageWriter
{
    public static JsonObject Of(WanOrder order)
    {
        var tier = order.PictureTier;
        var billed = order.Seconds + (order.Rule.BillsInput ? order.InputSeconds : 0);
        return order.Rule.Usage switch
        {
            UsageShape.Wan26 => Wan26(order, billed, withSize: true),
            UsageShape.Wan26Picture => Wan26(order, billed, withSize: false),
            UsageShape.OldText => new() { ["video_duration"] = order.Seconds, ["video_ratio"] = order.Size, ["video_count"] = 1 },
            UsageShape.OldPicture => new() { ["duration"] = order.Seconds, ["SR"] = tier, ["video_count"] = 1 },
            UsageShape.OldestPicture => new() { ["video_duration"] = order.Seconds, ["video_ratio"] = "standard", ["video_count"] = 1 },
            UsageShape.Frames22 => new() { ["video_duration"] = order.Seconds, ["video_count"] = 1, ["SR"] = tier },
            UsageShape.Frames21 => new() { ["video_duration"] = order.Seconds, ["video_count"] = 1, ["video_ratio"] = "standard" },
            UsageShape.Wan27 => new() { ["duration"] = billed, ["output_video_duration"] = order.Seconds, ["video_count"] = 1, ["ratio"] = order.Ratio ?? "16:9", ["SR"] = tier },
            _ => new()
            {
                ["video_count"] = 1,
                ["duration"] = Float(billed),
                ["input_video_duration"] = Float(order.InputSeconds),
                ["output_video_duration"] = Float(order.Seconds),
                ["fps"] = order.Rule.FramesPerSecond,
                ["SR"] = tier,
                ["ratio"] = order.Ratio ?? "16:9",
            },
        };
    }

    private static JsonObject Wan26(WanOrder order, double billed, bool withSize)
    {
        var usage = new JsonObject { ["duration"] = billed };
        if (withSize)
        {
            usage["size"] = order.Size;
        }

        usage["input_video_duration"] = order.InputSeconds;
        usage["output_video_duration"] = order.Seconds;
        usage["video_count"] = 1;
        usage["SR"] = order.PictureTier;
        if (order.Rule is { HasAudioSwitch: true, Kind: ModelKind.Picture })
        {
            usage["audio"] = order.HasSound;
        }

        return usage;
    }

    // 5.0 on the wire, as wan3.0 writes it; a number of .NET would be 5.
    private static JsonNode? Float(double number) => JsonNode.Parse(number.ToString("0.0###", CultureInfo.InvariantCulture));
}
