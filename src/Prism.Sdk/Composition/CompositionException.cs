namespace Prism.Sdk.Composition;

/// <summary>FFmpeg failed, or what it made did not pass the checks. The clips are kept; resuming the job composes again and buys nothing.</summary>
/// <param name="message">What happened, and the remedy.</param>
/// <param name="innerException">The cause.</param>
public sealed class CompositionException(string message, Exception? innerException = null) : PrismException(message, innerException)
{
    /// <summary>Gets FFmpeg's exit code.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Gets the last lines that FFmpeg wrote. They may hold the title of the film, so the journal does not keep them.</summary>
    /// <value><see langword="null"/> when FFmpeg was not at fault, or the failure was read back from the journal.</value>
    public string? Output { get; init; }
}
