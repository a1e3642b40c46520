using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Prism.Sdk.Emulator.Hosting;

namespace Prism.Sdk.Emulator.OpenAi;

/// <summary>The catalogues. ModelScope's can be read without a key (modelscope-meai.md §A.1).</summary>
internal static class ModelRoutes
{
    public static void Map(WebApplication app, LanguageDesk desk)
    {
        app.MapGet("/openapi/v1/magicubes/balance", context => BalanceAsync(context, desk));
        app.MapGet("/v1/models", context => Reply.JsonAsync(context, 200, List(ServedModels.ModelScope)));
        app.MapGet("/compatible-mode/v1/models", async context =>
        {
            if (await OpenAiAccess.AllowAsync(context).ConfigureAwait(false))
            {
                await Reply.JsonAsync(context, 200, List(ServedModels.DashScope)).ConfigureAwait(false);
            }
        });
    }

    // The account's credits (modelscope-meai.md §A.4).
    private static Task BalanceAsync(HttpContext context, LanguageDesk desk)
    {
        if (Keys.Check(context, "ms-") != KeyState.Good)
        {
            return Refusals.SendAsync(context, "unauthenticated");
        }

        var credits = desk.Credits;
        return Reply.JsonAsync(context, 200, new JsonObject
        {
            ["success"] = true,
            ["request_id"] = Reply.NewId(),
            ["data"] = new JsonObject { ["total_balance"] = credits, ["available_balance"] = credits, ["frozen_amount"] = 0 },
        });
    }

    private static JsonObject List(IEnumerable<string> models) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. models.Select(model => new JsonObject { ["id"] = model, ["object"] = "model", ["created"] = 1753142400, ["owned_by"] = "" })]),
    };
}
