namespace Prism.Sdk.Planning;

/// <summary>A plan, a wish or a picture breaks a bound, such as the seconds of a shot. Nothing was bought; correct it.</summary>
/// <param name="message">What is wrong, and what is allowed.</param>
public sealed class PlanInvalidException(string message) : PrismException(message)
{
    /// <summary>Gets what is wrong, one code a problem, such as <c>shot.seconds:s2</c>.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Gets the last plan that was written, to look at and to correct. It holds text of the user, so it never stands in the message, and the journal does not keep it.</summary>
    /// <value><see langword="null"/> when there was none, such as for a wish that cannot be met, or when the failure was read back from the journal.</value>
    public ShotPlan? Plan { get; init; }
}
