namespace Prism.Sdk.Clients.DashScope.Errors;

/// <summary>What may be sent again after an error code.</summary>
internal enum CodeRetry
{
    /// <summary>Nothing: the same request fails again.</summary>
    Never,

    /// <summary>The same request, a little later. The service refused it unread, so a submit may be repeated too.</summary>
    Soon,

    /// <summary>What is free: a look, a list, a cancel. A submit may have been taken; a task that failed so may be ordered anew.</summary>
    WhatIsFree,

    /// <summary>The same request in the next period of the quota, or once it was raised.</summary>
    NextPeriod,
}
