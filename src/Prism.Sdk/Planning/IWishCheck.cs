namespace Prism.Sdk.Planning;

/// <summary>A planner that knows, before any model is asked, whether a request's wishes can be met.</summary>
internal interface IWishCheck
{
    /// <exception cref="PlanInvalidException">A wish cannot be met; the message says what can.</exception>
    void Require(VideoRequest request);
}
