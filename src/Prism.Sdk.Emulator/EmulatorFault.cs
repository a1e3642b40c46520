namespace Prism.Sdk.Emulator;

/// <summary>A fault to be played: on which route, after how many good answers, how often.</summary>
/// <remarks>
/// <para>A request meets at most one fault of its route, and the script is played in the order in which it was written.
/// What becomes of a task (<c>fail</c>, <c>stuck</c> on <c>submit</c>) is counted apart, over the accepted submits.</para>
/// <para>The table of all words stands in <c>docs/emulator.md</c>.</para>
/// </remarks>
public sealed record EmulatorFault
{
    private readonly int? status;

    /// <summary>Gets the route: <c>submit</c>, <c>get</c>, <c>list</c>, <c>cancel</c>, <c>download</c>, <c>chat</c> or <c>embeddings</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Gets what happens.</summary>
    /// <remarks>
    /// <para>On <c>submit</c>, <c>get</c>, <c>list</c> and <c>cancel</c>: <c>status</c> (an error answer), <c>html</c> (a gateway's page), <c>empty</c> (no body),
    /// <c>json-bad</c>, <c>truncated</c> (a good answer, its length declared, cut), <c>truncated-close</c> (the same without a length), <c>redirect</c>,
    /// <c>stall</c> (no answer, then the line is cut), <c>delay</c>, <c>drop-before</c> (the line is cut before anything is done), <c>drop-after</c> (it is cut after).</para>
    /// <para>On <c>submit</c> also: <c>no-task-id</c>, <c>request-id-only</c> (the header tells the request id, the body is cut before the task id),
    /// <c>fail</c> (the task ends FAILED), <c>stuck</c> (the task never ends).</para>
    /// <para>On <c>get</c> also: <c>unknown</c>, <c>stuck</c> (RUNNING although it ended), <c>suspended</c>, <c>weird</c> (a status that nobody knows),
    /// <c>regress</c> (RUNNING after SUCCEEDED was told), <c>no-url</c> (SUCCEEDED without an address). On <c>list</c> also: <c>empty-list</c>.</para>
    /// <para>On <c>download</c>, <c>chat</c> and <c>embeddings</c>: <c>status</c>, <c>delay</c>, <c>drop-before</c>; on <c>download</c> also <c>expire</c> (the address of the clip is dead).</para>
    /// </remarks>
    public required string Kind { get; init; }

    /// <summary>Gets whether the thing asked for is really done although the answer is bad: the task of a <c>submit</c> exists and is billed, the task of a <c>cancel</c> is canceled.</summary>
    /// <value>The default is <see langword="null"/>: as the kind implies. True for <c>drop-after</c> and for all good answers that are spoilt or cut
    /// (<c>truncated</c>, <c>truncated-close</c>, <c>json-bad</c>, <c>empty</c>, <c>no-task-id</c>, <c>request-id-only</c>), false for the others.
    /// With <c>delay</c>, true means that it is done before the pause.</value>
    public bool? Accepted { get; init; }

    /// <summary>Gets how many matching requests go well first.</summary>
    /// <value>The default is 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets how many matching requests meet the fault.</summary>
    /// <value>The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets the HTTP status, for <c>status</c>, <c>html</c> and <c>redirect</c>.</summary>
    /// <value>The default is 502 for <c>html</c>, 307 for <c>redirect</c>, else 500.</value>
    public int Status
    {
        get => status ?? Kind switch { "html" => 502, "redirect" => 307, _ => 500 };
        init => status = value;
    }

    /// <summary>Gets the error code, for <c>status</c> and <c>fail</c>.</summary>
    /// <value>The default is <c>InternalError</c>.</value>
    public string Code { get; init; } = "InternalError";

    /// <summary>Gets the error message, for <c>status</c> and <c>fail</c>; for <c>redirect</c> an absolute address, else it leads to itself.</summary>
    public string Message { get; init; } = "A fault of the emulator's script.";

    /// <summary>Gets the header <c>Retry-After</c> of <c>status</c> and <c>html</c>, as it stands on the wire.</summary>
    /// <value>The default is <see langword="null"/>: none, as the real service.</value>
    public string? RetryAfter { get; init; }

    /// <summary>Gets the pause, for <c>delay</c> and <c>stall</c>: of real seconds, as HTTP deadlines are.</summary>
    /// <value>The default is 0: none for <c>delay</c>, until the caller hangs up for <c>stall</c>.</value>
    public double Seconds { get; init; }
}
