using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Prism.Sdk.Planning;

/// <summary>Plans as JSON for people: indented, all letters as they are.</summary>
internal static class ShotPlanJson
{
    private static readonly ShotPlanJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static string Write(ShotPlan plan) => JsonSerializer.Serialize(plan, Context.ShotPlan);

    public static ShotPlan Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, Context.ShotPlan) ?? throw new PlanInvalidException("The plan is the JSON word null. Give a plan as ShotPlan.ToJson writes it.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // A lone surrogate, bare or in an escape.
            throw new PlanInvalidException("This is not a plan: it holds half a character. Give a plan as ShotPlan.ToJson writes it.");
        }
        catch (JsonException exception)
        {
            throw new PlanInvalidException(
                $"This is not a plan: line {exception.LineNumber + 1}, {exception.Path ?? "$"}. Give a plan as ShotPlan.ToJson writes it; title, language, model, size and shots are required, and each shot needs id, seconds and prompt.");
        }
    }
}

[JsonSerializable(typeof(ShotPlan))]
internal sealed partial class ShotPlanJsonContext : JsonSerializerContext;
