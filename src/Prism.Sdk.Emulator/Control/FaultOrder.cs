namespace Prism.Sdk.Emulator.Control;

/// <summary>The body of <c>POST /_emulator/faults</c>. The generated reader would set what is left out to zero, so nothing has a default here.</summary>
internal sealed record FaultOrder
{
    public string? Route { get; init; }

    public string? Kind { get; init; }

    public bool? Accepted { get; init; }

    public int? Skip { get; init; }

    public int? Times { get; init; }

    public int? Status { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RetryAfter { get; init; }

    public double? Seconds { get; init; }

    public string? Shape { get; init; }

    public string? Value { get; init; }

    public long? Bytes { get; init; }

    public EmulatorFault ToFault()
    {
        if (Route is null || Kind is null)
        {
            throw new ArgumentException("A fault needs 'route' and 'kind'.");
        }

        var fault = new EmulatorFault { Route = Route, Kind = Kind, Shape = Shape, Value = Value, Bytes = Bytes };

        // What is left out must stay left out: a code brings its own status and message.
        fault = Status is { } status ? fault with { Status = status } : fault;
        fault = Code is { } code ? fault with { Code = code } : fault;
        fault = Message is { } message ? fault with { Message = message } : fault;
        return fault with
        {
            Accepted = Accepted,
            Skip = Skip ?? fault.Skip,
            Times = Times ?? fault.Times,
            RetryAfter = RetryAfter,
            Seconds = Seconds ?? fault.Seconds,
        };
    }
}
