namespace Prism.Sdk.IntegrationTests.Matrix.Bench;

/// <summary>Who has to act after a fault.</summary>
internal enum Retry
{
    /// <summary>Nobody: there is nothing to try again.</summary>
    None,

    /// <summary>The library, by itself; the caller sees nothing of it.</summary>
    Auto,

    /// <summary>The caller, by resuming; nothing is paid again.</summary>
    Later,

    /// <summary>A person, who mends a key, an account, a disk or the words.</summary>
    Fix,

    /// <summary>A person, who accepts that something may be paid twice.</summary>
    Consent,
}
