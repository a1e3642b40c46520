namespace Prism.Sdk.Polling;

/// <summary>What a look that failed says of the others.</summary>
internal enum LookFault
{
    /// <summary>The provider is busy, down or out of reach: all wait.</summary>
    Outage,

    /// <summary>An answer that makes no sense: this task alone is asked again.</summary>
    Odd,

    /// <summary>The provider refuses, as with a bad key: the waiter must know.</summary>
    Fatal,
}
