namespace Prism.Sdk.Emulator;

/// <summary>The highest numbers of calls that one account sent in any sliding second of the emulator's clock, refused ones included.</summary>
public sealed record CallPeaks
{
    /// <summary>Gets the most submits, of all models.</summary>
    public int Submits { get; init; }

    /// <summary>Gets the most queries of tasks.</summary>
    public int Queries { get; init; }

    /// <summary>Gets the most lists.</summary>
    public int Lists { get; init; }

    /// <summary>Gets the most cancels.</summary>
    public int Cancels { get; init; }

    /// <summary>Gets the most queries, lists and cancels together.</summary>
    public int TaskCalls { get; init; }

    /// <summary>Gets the most requests for an upload policy.</summary>
    public int UploadPolicies { get; init; }
}
