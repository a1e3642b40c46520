using System.Text.Json.Nodes;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>A body that is complete enough to say which model it asks: the checks before the limits (dashscope.md §10).</summary>
internal sealed record BodyRules(ModelRule Model, JsonObject Input, JsonObject? Parameters)
{
    public const string NoSuchModel = "Model not exist.";

    private const string Missing = "Required input parameter missing from request.";

    /// <exception cref="RefusedException">It is not.</exception>
    public static BodyRules Read(JsonObject? body, string group)
    {
        if (body is null)
        {
            throw new RefusedException("InvalidParameter", "Required body invalid, check the request body format.");
        }

        var name = body.Text("model") is { Length: > 0 } text ? text : throw new RefusedException("BadRequest.EmptyModel", Missing);
        var input = body["input"] as JsonObject ?? throw new RefusedException("BadRequest.EmptyInput", Missing);
        var model = ModelTable.Find(name) ?? throw new RefusedException("InvalidParameter", NoSuchModel);

        // The full-width exclamation mark is the service's own.
        return model.Group == group
            ? new BodyRules(model, input, body["parameters"] as JsonObject)
            : throw new RefusedException("InvalidParameter", "url error, please check url！");
    }
}
