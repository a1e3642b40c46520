using Prism.Sdk.Emulator;

namespace Prism.Sdk.IntegrationTests.Chaos;

/// <summary>Draws faults from the emulator's words.</summary>
internal static class ChaosFaults
{
    private static readonly (string Route, string Kind, bool? Accepted, int Status, string Code)[] Words =
    [
        Submit("status", accepted: true, 500), Submit("status", accepted: false, 500), Submit("status", accepted: true, 503), Submit("status", accepted: false, 502),
        Submit("status", accepted: true, 408), Submit("status", accepted: false, 408), Submit("status", accepted: false, 429, "Throttling.RateQuota"),
        Submit("html", accepted: true), Submit("html", accepted: false), Submit("truncated"), Submit("truncated-close"), Submit("json-bad"), Submit("empty"),
        Submit("no-task-id"), Submit("request-id-only"), Submit("drop-before"), Submit("drop-after"), Submit("stall", accepted: true), Submit("stall", accepted: false),
        Submit("fail", code: "InternalError.Algo"), Submit("fail", code: "DataInspectionFailed"),
        On("list", "status"), On("list", "html"), On("list", "empty-list"), On("list", "drop-before"), On("list", "truncated"),
        On("get", "unknown"), On("get", "suspended"), On("get", "weird"), On("get", "regress"), On("get", "no-url"), On("get", "status"), On("get", "html"), On("get", "drop-after"),
        On("download", "expire"), On("download", "drop-before"),
        On("cancel", "status"), On("cancel", "drop-after"),
    ];

    public static EmulatorFault Draw(Random random)
    {
        var (route, kind, accepted, status, code) = Words[random.Next(Words.Length)];
        var fault = new EmulatorFault { Route = route, Kind = kind, Accepted = accepted, Code = code, Skip = random.Next(3) };
        return status == 0 ? fault : fault with { Status = status };
    }

    public static string NameOf(EmulatorFault fault) =>
        $"{fault.Route} {fault.Kind}{(fault.Kind is "status" ? $" {fault.Status}" : fault.Kind is "fail" ? $" {fault.Code}" : "")}{fault.Accepted switch { true => ", accepted", false => ", not accepted", _ => "" }}";

    private static (string Route, string Kind, bool? Accepted, int Status, string Code) Submit(string kind, bool? accepted = null, int status = 0, string code = "InternalError") =>
        ("submit", kind, accepted, status, code);

    private static (string Route, string Kind, bool? Accepted, int Status, string Code) On(string route, string kind) => (route, kind, null, 0, "InternalError");
}
