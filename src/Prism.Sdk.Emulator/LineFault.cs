namespace Prism.Sdk.Emulator;

/// <summary>What goes wrong on a line, below HTTP: which connections, how, and after how many bytes.</summary>
public sealed record LineFault
{
    /// <summary>Gets what happens to a connection.</summary>
    /// <remarks>
    /// <para><c>refuse</c>: nothing listens, so it is refused. Refused connections can be counted by nobody: it lasts until <see cref="EmulatorLine.Restore"/>, whatever <see cref="Times"/> says.</para>
    /// <para><c>rst-at-once</c>: reset as soon as it is taken; .NET's handler then throws a bare <see cref="System.Net.Sockets.SocketException"/> at times.
    /// <c>rst-before-read</c>: reset when the request is there, before a byte of it is read. <c>rst-mid-request</c>: reset after <see cref="Bytes"/> of the request, none of which reach the emulator.</para>
    /// <para><c>rst-after-request</c>: the whole request reaches the emulator and is answered, then the line is reset without a byte of the answer.
    /// <c>rst-mid-reply</c>: reset after <see cref="Bytes"/> of the answer.</para>
    /// <para><c>slice</c>: both ways in pieces of <see cref="Bytes"/>, with a <see cref="Pause"/> after each. <c>stall</c>: taken, and never answered. <c>close</c>: ended in order when the first bytes are there.</para>
    /// <para><c>tls-badcert</c>: TLS with a certificate that nobody signed, of another host; whoever takes it reaches the emulator. To be called with <c>https</c>, as <c>stall</c> and <c>close</c> may be.</para>
    /// </remarks>
    public required string Kind { get; init; }

    /// <summary>Gets how many connections go well first.</summary>
    /// <value>The default is 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets how many connections meet the fault.</summary>
    /// <value>The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>Gets after how many bytes the line is reset, or the length of a piece.</summary>
    /// <value>The default is 16.</value>
    public int Bytes { get; init; } = 16;

    /// <summary>Gets the pause after each piece, of real time.</summary>
    /// <value>The default is 1 millisecond.</value>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(1);
}
