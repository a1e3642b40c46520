namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>The codes of dashscope.md §5 with the HTTP status and a message that each comes with. PascalCase and snake_case are one.</summary>
internal static class ErrorTable
{
    private const string Missing = "Required input parameter missing from request.";
    private const string NotGranted = "Access denied.";
    private const string Later = "An internal error has occured during execution, try again later or contact service support.";

    private static readonly (string Code, int Status, string Message)[] Rows =
    [
        ("InvalidParameter", 400, "The parameters must conform to the specification: size"),
        ("invalid_parameter_error", 400, "The provided URL does not appear to be valid. Ensure it is correctly formatted."),
        ("InvalidParameter.DataInspection", 400, "Unable to download the media resource during the data inspection process."),
        ("DataInspectionFailed", 400, "Input or output data may contain inappropriate content."),
        ("IPInfringementSuspect", 400, "Input data is suspected of being involved in IP infringement."),
        ("CustomRoleBlocked", 400, "Input or output data may contain inappropriate content with custom rule."),
        ("FaqRuleBlocked", 400, "Input or output data is blocked by faq rule."),
        ("InvalidURL", 400, "File type is not supported. Allowed types are: .wav, .mp3."),
        ("InvalidURL.ConnectionRefused", 400, "Connection to the URL refused."),
        ("InvalidURL.Timeout", 400, "Download the URL timeout."),
        ("InvalidFile.Duration", 400, "The input audio is longer than 30s"),
        ("InvalidFile.Format", 400, "The format of the file is not supported."),
        ("InvalidImage.FileFormat", 400, "The format of the image is not supported."),
        ("InvalidImage.ImageSize", 400, "The size of the image is beyond limit."),
        ("InvalidImageResolution", 400, "The input image resolution is too large or small"),
        ("InvalidImageFormat", 400, "Input files format not supported."),
        ("InvalidVideo", 400, "The input video is invalid."),
        ("BadRequest.EmptyInput", 400, Missing),
        ("BadRequest.EmptyParameters", 400, Missing),
        ("BadRequest.EmptyModel", 400, Missing),
        ("BadRequest.IllegalInput", 400, "The input parameter requires json format."),
        ("BadRequest.InputDownloadFailed", 400, "Failed to download the input file."),
        ("BadRequest.UnsupportedFileFormat", 400, "Input file format is not supported."),
        ("BadRequest.TooLarge", 400, "Payload Too Large"),
        ("Arrearage", 400, "Access denied, please make sure your account is in good standing."),
        ("UnsupportedOperation", 400, "Failed to cancel the task, please confirm if the task is in PENDING status."),
        ("InvalidApiKey", 401, "Invalid API-key provided."),
        ("NOT AUTHORIZED", 401, "Access denied: either you are not authorized to access this workspace, or the workspace does not exist."),
        ("AccessDenied", 403, "current user api does not support synchronous calls."),
        ("AccessDenied.Unpurchased", 403, "Access to model denied. Please make sure you are eligible for using the model."),
        ("Model.AccessDenied", 403, "Model access denied."),
        ("Workspace.AccessDenied", 403, "Workspace access denied."),
        ("App.AccessDenied", 403, "App access denied."),
        ("AllocationQuota.FreeTierOnly", 403, "The free tier of the model has been exhausted."),
        ("ModelNotFound", 404, "Model can not be found."),
        ("WorkSpaceNotFound", 404, "WorkSpace can not be found."),
        ("NotFound", 404, "Not found!"),
        ("RequestTimeOut", 500, "Request timed out, please try again later."),
        ("Throttling", 429, "Requests throttling triggered."),
        ("Throttling.RateQuota", 429, "Requests rate limit exceeded, please try again later."),
        ("LimitRequests", 429, "Requests rate limit exceeded, please try again later."),
        ("Throttling.BurstRate", 429, "Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time."),
        ("limit_burst_rate", 429, "Request rate increased too quickly."),
        ("Throttling.AllocationQuota", 429, "Allocated quota exceeded, please increase your quota limit."),
        ("insufficient_quota", 429, "You exceeded your current quota, please check your plan and billing details."),
        ("CommodityNotPurchased", 429, "Commodity has not purchased yet."),
        ("PrepaidBillOverdue", 429, "The prepaid bill is overdue."),
        ("PostpaidBillOverdue", 429, "The postpaid bill is overdue."),
        ("InternalError", 500, Later),
        ("InternalError.Algo", 500, "Algorithm process error."),
        ("InternalError.FileUpload", 500, "Failed to upload the result file."),
        ("InternalError.Upload", 500, "Failed to upload the result."),
        ("InternalError.Timeout", 500, "The task did not end within 3 hours."),
        ("SystemError", 500, "An system error has occured, please try again later."),
        ("ModelServiceFailed", 500, "Failed to request model service."),
        ("RewriteFailed", 500, "Failed to rewrite content."),
        ("ModelServingError", 503, "Too many requests. Your requests are being throttled due to system capacity limits."),
        ("ModelUnavailable", 503, "Model is unavailable, please try again later."),
    ];

    private static readonly Dictionary<string, (string Code, int Status, string Message)> ByName = Rows.ToDictionary(static row => Plain(row.Code), StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Rows.Select(static row => row.Code);

    public static (int Status, string Message)? Find(string code) => ByName.TryGetValue(Plain(code), out var row) ? (row.Status, row.Message) : null;

    public static string MessageOf(string code) => Find(code)?.Message ?? NotGranted;

    private static string Plain(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
