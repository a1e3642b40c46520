using Prism.Sdk.Emulator.DashScope.Rules;

namespace Prism.Sdk.Emulator;

/// <summary>A fault to be played: on which route, after how many good answers, how often.</summary>
/// <remarks>
/// <para>A request meets at most one fault of its route, and the script is played in the order in which it was written.
/// What becomes of a task (<c>fail</c>, <c>canceled</c>, <c>timeout</c>, <c>stuck</c> on <c>submit</c>) is counted apart, over the accepted submits.</para>
/// <para>The table of all words stands in <c>docs/emulator.md</c>.</para>
/// </remarks>
public sealed record EmulatorFault
{
    private readonly int? status;
    private readonly string? code;
    private readonly string? message;

    /// <summary>Gets the route: <c>submit</c>, <c>get</c>, <c>list</c>, <c>cancel</c>, <c>policy</c> (the permission to upload), <c>upload</c>, <c>download</c>, <c>chat</c> or <c>embeddings</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Gets what happens.</summary>
    /// <remarks>
    /// <para>On <c>submit</c>, <c>get</c>, <c>list</c>, <c>cancel</c>, <c>policy</c> and <c>upload</c>: <c>status</c> (an error answer), <c>html</c> (a gateway's page), <c>empty</c> (no body),
    /// <c>json-bad</c>, <c>truncated</c> (a good answer, its length declared, cut), <c>truncated-close</c> (the same without a length), <c>redirect</c>,
    /// <c>stall</c> (no answer, then the line is cut), <c>stall-body</c> (half an answer), <c>delay</c>, <c>drop-before</c> (the line is cut before anything is done), <c>drop-after</c> (it is cut after),
    /// <c>bomb</c>, <c>gzip-bomb</c>, <c>deep</c>, <c>bad-utf8</c>, <c>drip</c>, <c>slice</c>, <c>big-header</c>, <c>many-headers</c>, <c>content-type</c>.</para>
    /// <para>On <c>submit</c> also: <c>no-task-id</c>, <c>task-id</c> (another id than the task's), <c>request-id-only</c> (the header tells the request id, the body is cut before the task id),
    /// <c>fail</c> (the task ends FAILED), <c>canceled</c> (somebody cancels it while it runs), <c>timeout</c> (it has no result in three hours), <c>stuck</c> (it never ends),
    /// <c>late-refusal</c> (what the rules refuse is accepted, and fails then).</para>
    /// <para>On <c>get</c> also: <c>unknown</c>, <c>failed</c>, <c>canceled</c>, <c>stuck</c> (RUNNING although it ended), <c>suspended</c>, <c>weird</c> (a status that nobody knows), <c>null-status</c>,
    /// <c>regress</c> (RUNNING after SUCCEEDED was told), <c>no-url</c> (SUCCEEDED without an address), <c>url</c> (another address), <c>new-on-repoll</c> (a fresh address), <c>usage</c> (another usage),
    /// <c>other-id</c> (the answer speaks of another task), <c>whole-seconds</c> (times without fractions). On <c>list</c> also: <c>empty-list</c>.</para>
    /// <para>On <c>download</c>: <c>status</c>, <c>delay</c>, <c>stall</c>, <c>drop-before</c>, <c>redirect</c>, <c>truncated</c>, <c>drip</c>, <c>slice</c>, <c>content-type</c>, <c>content-disposition</c>, <c>wrong-md5</c>,
    /// <c>expire</c> (the address is dead this time), <c>expire-for-good</c>, <c>range-ignored</c>, <c>range-416</c>, <c>etag-changed</c>, and <c>media:</c> with one of <c>good</c>, <c>html</c>, <c>zero</c>, <c>png</c>, <c>zip</c>,
    /// <c>elf</c>, <c>random</c>, <c>hls</c>, <c>dash</c>, <c>ffconcat</c>, <c>trunc-faststart</c>, <c>endless</c>, <c>huge</c>, <c>wrong-size</c>, <c>short</c>, <c>no-audio</c>.</para>
    /// <para>On <c>chat</c> and <c>embeddings</c>: <c>status</c>, <c>delay</c>, <c>drop-before</c>, ModelScope's refusals by name, odd shapes, broken streams and bad vectors.</para>
    /// </remarks>
    public required string Kind { get; init; }

    /// <summary>Gets whether the thing asked for is really done although the answer is bad: the task of a <c>submit</c> exists and is billed, the task of a <c>cancel</c> is canceled.</summary>
    /// <value>The default is <see langword="null"/>: as the kind implies. True for <c>drop-after</c> and for all good answers that are spoilt or cut
    /// (<c>truncated</c>, <c>json-bad</c>, <c>empty</c>, <c>no-task-id</c>, <c>drip</c>, <c>slice</c> and the like), false for the others.
    /// With <c>delay</c>, true means that it is done before the pause.</value>
    public bool? Accepted { get; init; }

    /// <summary>Gets how many matching requests go well first.</summary>
    /// <value>The default is 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets how many matching requests meet the fault.</summary>
    /// <value>The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets the HTTP status, for <c>status</c>, <c>html</c> and <c>redirect</c>.</summary>
    /// <value>The default is that of <see cref="Code"/> in the service's table, 502 for <c>html</c>, 307 for <c>redirect</c>, else 500.</value>
    public int Status
    {
        get => status ?? Kind switch { "html" => 502, "redirect" => 307, _ => (code is null ? null : ErrorTable.Find(code)?.Status) ?? 500 };
        init => status = value;
    }

    /// <summary>Gets the error code, for <c>status</c>, <c>fail</c> and <c>failed</c>. All codes of the service are known with their status and a typical message, in PascalCase and in snake_case.</summary>
    /// <value>The default is <c>InternalError</c>.</value>
    public string Code
    {
        get => code ?? "InternalError";
        init => code = value;
    }

    /// <summary>Gets the error message, for <c>status</c>, <c>fail</c> and <c>failed</c>; for <c>redirect</c> an absolute address, else it leads to itself.</summary>
    /// <value>The default is the one that comes with <see cref="Code"/>.</value>
    public string Message
    {
        get => message ?? (code is null ? null : ErrorTable.Find(code)?.Message) ?? "A fault of the emulator's script.";
        init => message = value;
    }

    /// <summary>Gets the shape of the error of <c>status</c>: <c>flat</c>, <c>msg</c> (<c>msg</c> for <c>message</c>), <c>java</c> (<c>requestId</c>), <c>openai</c> (under <c>error</c>) or <c>text</c> (no JSON).</summary>
    /// <value>The default is <see langword="null"/>: flat.</value>
    public string? Shape { get; init; }

    /// <summary>Gets what is said instead: the address of <c>url</c> and <c>redirect</c>, the status of <c>weird</c>, the JSON of <c>task-id</c> and <c>usage</c>, the header of <c>content-type</c> and <c>content-disposition</c>.</summary>
    /// <value>The default is <see langword="null"/>: something that fits the kind.</value>
    public string? Value { get; init; }

    /// <summary>Gets a number of bytes: the length of <c>bomb</c>, <c>gzip-bomb</c> (unpacked) and <c>big-header</c>, the depth of <c>deep</c>, the number of <c>many-headers</c>, bytes a second of <c>drip</c>,
    /// the pieces of <c>slice</c>, after how many <c>truncated</c> cuts a download.</summary>
    /// <value>The default is <see langword="null"/>: 50 MB, 1 GB, 100,000, 100,000, 10,000, 1, 1 (64 KiB for a download), half.</value>
    public long? Bytes { get; init; }

    /// <summary>Gets the header <c>Retry-After</c> of <c>status</c> and <c>html</c>, as it stands on the wire.</summary>
    /// <value>The default is <see langword="null"/>: none, as the real service.</value>
    public string? RetryAfter { get; init; }

    /// <summary>Gets the pause, for <c>delay</c>, <c>stall</c>, <c>stall-body</c> and <c>slice</c>: of real seconds, as HTTP deadlines are.</summary>
    /// <value>The default is 0: none for <c>delay</c>, until the caller hangs up for <c>stall</c>.</value>
    public double Seconds { get; init; }
}
