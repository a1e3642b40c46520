namespace Prism.Sdk.Polling;

/// <summary>What a call is worth, in seconds that a finished film lies unseen. Chosen by the measure of `docs/waiting.md`.</summary>
internal static class PollCosts
{
    /// <summary>A look at one task.</summary>
    public const double Look = 0.14;

    /// <summary>A page of a list: more than a look, for an end that it tells needs a look besides.</summary>
    public const double Page = 0.22;

    /// <summary>The rows of a page.</summary>
    public const int PageRows = 100;
}
