namespace Prism.Sdk.Emulator;

/// <summary>A fault to be played: on which route, after how many good answers, how often.</summary>
public sealed record EmulatorFault
{
    /// <summary>Gets the route: <c>submit</c>, <c>get</c>, <c>list</c>, <c>cancel</c>, <c>download</c>, <c>chat</c> or <c>embeddings</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Gets what happens: <c>status</c> (an error answer), <c>delay</c>, <c>drop-before</c> (the line is cut before anything is done),
    /// <c>drop-after</c> (the line is cut after a submit was accepted), <c>fail</c> (the task ends FAILED), <c>expire</c> (the address of the clip is dead).</summary>
    public required string Kind { get; init; }

    /// <summary>Gets how many matching requests go well first.</summary>
    /// <value>The default is 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets how many matching requests meet the fault.</summary>
    /// <value>The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets the HTTP status, for <c>status</c>.</summary>
    /// <value>The default is 500.</value>
    public int Status { get; init; } = 500;

    /// <summary>Gets the error code, for <c>status</c> and <c>fail</c>.</summary>
    /// <value>The default is <c>InternalError</c>.</value>
    public string Code { get; init; } = "InternalError";

    /// <summary>Gets the error message, for <c>status</c> and <c>fail</c>.</summary>
    public string Message { get; init; } = "A fault of the emulator's script.";

    /// <summary>Gets the pause, for <c>delay</c>: of real seconds, as HTTP deadlines are.</summary>
    public double Seconds { get; init; }
}
