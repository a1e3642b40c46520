using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope;

/// <summary>What wan2.6-t2v takes (dashscope.md §3.1), and what it costs (§6).</summary>
internal static class WanRules
{
    public const string Model = "wan2.6-t2v";
    public const string Currency = "CNY";

    /// <summary>The zone of all times that are told as text.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    private static readonly string[] Sizes720 = ["1280*720", "720*1280", "960*960", "1088*832", "832*1088"];
    private static readonly string[] Sizes1080 = ["1920*1080", "1080*1920", "1440*1440", "1632*1248", "1248*1632"];

    /// <summary>Judges a body in the order of the real service: presence, model, fields.</summary>
    /// <returns>The order, or the refusal.</returns>
    public static (WanOrder? Order, JsonObject? Refusal) Judge(JsonObject? body)
    {
        if (body is null)
        {
            return Refuse("InvalidParameter", "Required body invalid, check the request body format.");
        }

        if (body.Text("model") is not { Length: > 0 } model)
        {
            return Refuse("BadRequest.EmptyModel", "Required input parameter missing from request.");
        }

        if (body["input"] is not JsonObject input)
        {
            return Refuse("BadRequest.EmptyInput", "Required input parameter missing from request.");
        }

        if (model != Model)
        {
            return Refuse("InvalidParameter", "Model not exist.");
        }

        if (input.Text("prompt") is not { Length: > 0 } prompt)
        {
            return Refuse("InvalidParameter", "Field required: input.prompt");
        }

        var parameters = body["parameters"] as JsonObject;
        var size = parameters.Text("size") ?? "1920*1080";
        if (!IsSize(size))
        {
            return Refuse("InvalidParameter", $"The size is not match {size}");
        }

        if (!parameters.TryInteger("duration", out var duration) || duration is < 2 or > 15)
        {
            return Refuse("InvalidParameter", "The parameters must conform to the specification: duration must be an integer from 2 to 15");
        }

        if (!parameters.TryInteger("seed", out var seed) || seed < 0)
        {
            return Refuse("InvalidParameter", "The parameters must conform to the specification: seed must be from 0 to 2147483647");
        }

        return (new WanOrder(Cut(prompt), size, duration ?? 5, seed), null);
    }

    public static bool IsSize(string size) => Sizes720.Contains(size) || Sizes1080.Contains(size);

    // The real service cuts what is too long and says nothing.
    public static string Cut(string prompt) => prompt.Length > 1500 ? prompt[..1500] : prompt;

    public static int Tier(string size) => Sizes720.Contains(size) ? 720 : 1080;

    public static decimal PricePerSecond(string size) => Tier(size) == 720 ? 0.6m : 1.0m;

    private static (WanOrder? Order, JsonObject? Refusal) Refuse(string code, string message) => (null, Reply.DashScopeError(code, message));
}
