namespace Prism.Sdk.Composition.Cutting;

/// <summary>How one clip gives way to the next.</summary>
/// <param name="Word">The plan's word.</param>
/// <param name="Effect">ffmpeg's name of the transition; empty for a straight cut.</param>
/// <param name="Frames">For how many frames both are seen.</param>
/// <param name="IsHeld">Whether the next clip stands still meanwhile and runs only after: then all of it can be copied.</param>
internal sealed record Joint(string Word, string Effect, int Frames, bool IsHeld = false)
{
    public static Joint Cut { get; } = new("cut", "", 0);

    public bool IsCut => Frames == 0;

    /// <summary>Gets the frames in which both clips run: by so many the film is shorter.</summary>
    public int Overlap => IsHeld ? 0 : Frames;
}
