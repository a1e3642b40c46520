namespace Prism.Sdk.Planning;

/// <summary>A plan breaks a bound, such as the seconds of a shot. Nothing was bought; correct the plan.</summary>
/// <param name="message">What is wrong, and what is allowed.</param>
public sealed class PlanInvalidException(string message) : PrismException(message)
{
    /// <summary>Gets what is wrong, one code a problem, such as <c>shot.seconds:s2</c>.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
