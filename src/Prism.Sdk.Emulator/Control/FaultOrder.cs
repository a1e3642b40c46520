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

    public EmulatorFault ToFault()
    {
        if (Route is null || Kind is null)
        {
            throw new ArgumentException("A fault needs 'route' and 'kind'.");
        }

        var fault = new EmulatorFault { Route = Route, Kind = Kind };
        return fault with
        {
            Accepted = Accepted,
            Skip = Skip ?? fault.Skip,
            Times = Times ?? fault.Times,
            Status = Status ?? fault.Status,
            Code = Code ?? fault.Code,
            Message = Message ?? fault.Message,
            RetryAfter = RetryAfter,
            Seconds = Seconds ?? fault.Seconds,
        };
    }
}
