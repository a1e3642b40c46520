namespace Prism.Sdk.Composition;

/// <summary>What became of one clip.</summary>
public sealed record ClipReport
{
    /// <summary>Gets the shot it shows.</summary>
    public required string ShotId { get; init; }

    /// <summary>Gets the frame of the film with which it starts.</summary>
    public int FirstFrame { get; init; }

    /// <summary>Gets its frames in the film, those it shares with its neighbours included.</summary>
    public int Frames { get; init; }

    /// <summary>Gets how the next clip follows, in the plan's word.</summary>
    /// <value><see langword="null"/> for the last clip.</value>
    public string? Transition { get; init; }

    /// <summary>Gets how many frames the transition lasts.</summary>
    public int TransitionFrames { get; init; }

    /// <summary>Gets what was changed and why. Empty: nothing was.</summary>
    public IReadOnlyList<string> Changes { get; init => field = value ?? []; } = [];
}
