using System.Text;

namespace Prism.Sdk.Clients.DashScope.Errors;

/// <summary>The service's table of errors (dashscope.md §5). The code decides and not the status: arrears come as 400, unpaid bills as 429. The first row that matches counts.</summary>
internal static class DashScopeCodes
{
    public static IReadOnlyList<DashScopeCode> All { get; } =
    [
        // Moderation, whatever stands before or behind it.
        Row("DataInspectionFailed", ProviderFault.Moderation, CodeRetry.Never, 400),
        Row("*.DataInspectionFailed", ProviderFault.Moderation, CodeRetry.Never, 400),
        Row("DataInspectionFailed.*", ProviderFault.Moderation, CodeRetry.Never, 400),
        Row("IPInfringementSuspect", ProviderFault.Moderation, CodeRetry.Never, 400),
        Row("CustomRoleBlocked", ProviderFault.Moderation, CodeRetry.Never, 400),
        Row("FaqRuleBlocked", ProviderFault.Moderation, CodeRetry.Never, 400),

        // Keys and rights.
        Row("InvalidApiKey", ProviderFault.Authentication, CodeRetry.Never, 401),
        Row("NOT AUTHORIZED", ProviderFault.Authentication, CodeRetry.Never, 401),
        Row("AllocationQuota.FreeTierOnly", ProviderFault.Quota, CodeRetry.NextPeriod, 403),
        Row("AccessDenied", ProviderFault.Access, CodeRetry.Never, 403),
        Row("AccessDenied.*", ProviderFault.Access, CodeRetry.Never, 403),
        Row("*.AccessDenied", ProviderFault.Access, CodeRetry.Never, 403),
        Row("WorkSpaceNotFound", ProviderFault.Access, CodeRetry.Never, 404),

        // Money. Three of them come as 429, and waiting mends none.
        Row("Arrearage", ProviderFault.Billing, CodeRetry.Never, 400),
        Row("CommodityNotPurchased", ProviderFault.Billing, CodeRetry.Never, 429),
        Row("PrepaidBillOverdue", ProviderFault.Billing, CodeRetry.Never, 429, 403),
        Row("PostpaidBillOverdue", ProviderFault.Billing, CodeRetry.Never, 429, 403),

        // Quotas and crowds.
        Row("Throttling.AllocationQuota", ProviderFault.Quota, CodeRetry.NextPeriod, 429),
        Row("insufficient_quota", ProviderFault.Quota, CodeRetry.NextPeriod, 429),
        Row("Throttling.RateQuota", ProviderFault.Throttling, CodeRetry.Soon, 429),
        Row("LimitRequests", ProviderFault.Throttling, CodeRetry.Soon, 429),
        Row("Throttling.BurstRate", ProviderFault.Throttling, CodeRetry.Soon, 429),
        Row("limit_burst_rate", ProviderFault.Throttling, CodeRetry.Soon, 429),
        Row("Throttling*", ProviderFault.Throttling, CodeRetry.Soon, 429),

        // Models. The video endpoint calls an unknown model a wrong parameter.
        Row("ModelNotFound", ProviderFault.ModelNotFound, CodeRetry.Never, 404),
        Row("InvalidParameter", ProviderFault.ModelNotFound, CodeRetry.Never, 400) with { Says = "Model not exist" },
        Row("NotFound", ProviderFault.NotFound, CodeRetry.Never, 404),

        // The request. A time-out while an address of ours was fetched passes; all else does not.
        Row("InvalidURL.Timeout", ProviderFault.InvalidRequest, CodeRetry.Soon, 400),
        Row("InvalidParameter.DataInspection", ProviderFault.InvalidRequest, CodeRetry.Soon, 400) with { Says = "time" },
        Row("InvalidParameter.DataInspection", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidParameter", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidURL", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidURL.ConnectionRefused", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidFile.*", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidImage.*", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidImageResolution", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidImageFormat", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("InvalidVideo", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("BadRequest.TooLarge", ProviderFault.InvalidRequest, CodeRetry.Never, 400, 413),
        Row("BadRequest.*", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("Invalid*", ProviderFault.InvalidRequest, CodeRetry.Never, 400),
        Row("UnsupportedOperation", ProviderFault.InvalidRequest, CodeRetry.Never, 400),

        // The service. A submit that ends so may have been taken.
        Row("RequestTimeOut", ProviderFault.Timeout, CodeRetry.WhatIsFree, 500, 408) with { MayBeCharged = true },
        Row("InternalError.Timeout", ProviderFault.Service, CodeRetry.WhatIsFree, 500),
        Row("InternalError*", ProviderFault.Service, CodeRetry.WhatIsFree, 500),
        Row("SystemError", ProviderFault.Service, CodeRetry.WhatIsFree, 500),
        Row("ModelServiceFailed", ProviderFault.Service, CodeRetry.WhatIsFree, 500),
        Row("RewriteFailed", ProviderFault.Service, CodeRetry.WhatIsFree, 500),
        Row("ModelServingError", ProviderFault.Service, CodeRetry.WhatIsFree, 500, 503),
        Row("ModelUnavailable", ProviderFault.Service, CodeRetry.WhatIsFree, 503),
    ];

    public static DashScopeCode? Find(string? code, string? message)
    {
        var word = Word(code ?? "");
        return word.Length == 0 ? null : All.FirstOrDefault(row => row.Matches(word, message));
    }

    /// <summary>What a status says of a code that nobody knows.</summary>
    public static DashScopeCode Unlisted(int status)
    {
        var (fault, retry) = status switch
        {
            401 => (ProviderFault.Authentication, CodeRetry.Never),
            402 => (ProviderFault.Billing, CodeRetry.Never),
            403 => (ProviderFault.Access, CodeRetry.Never),
            404 or 410 => (ProviderFault.NotFound, CodeRetry.Never),
            407 => (ProviderFault.Proxy, CodeRetry.Never),
            408 => (ProviderFault.Timeout, CodeRetry.WhatIsFree),
            425 => (ProviderFault.Service, CodeRetry.Soon),
            429 => (ProviderFault.Throttling, CodeRetry.Soon),
            >= 300 and < 400 => (ProviderFault.Redirect, CodeRetry.Never),
            >= 400 and < 500 => (ProviderFault.InvalidRequest, CodeRetry.Never),
            >= 500 => (ProviderFault.Service, CodeRetry.WhatIsFree),

            // Of a task that failed, or of an answer that says "OK" and means something else.
            _ => (ProviderFault.Unknown, CodeRetry.Never),
        };
        return new DashScopeCode { Name = "", Fault = fault, Retry = retry, MayBeCharged = retry == CodeRetry.WhatIsFree, Statuses = [status] };
    }

    /// <summary>PascalCase, snake_case and dotted codes name the same error: only letters count, and not their case.</summary>
    public static string Word(string code)
    {
        var letters = new StringBuilder(Math.Min(code.Length, 64));
        foreach (var c in code.AsSpan(0, Math.Min(code.Length, 128)))
        {
            if (char.IsAsciiLetter(c))
            {
                letters.Append(char.ToUpperInvariant(c));
            }
        }

        return letters.ToString();
    }

    private static DashScopeCode Row(string name, ProviderFault fault, CodeRetry retry, params int[] statuses) => new() { Name = name, Fault = fault, Retry = retry, Statuses = statuses };
}
