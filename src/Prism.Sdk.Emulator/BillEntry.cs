namespace Prism.Sdk.Emulator;

/// <summary>One accepted submit: what the real service would bill if the task succeeds.</summary>
public sealed record BillEntry
{
    /// <summary>Gets the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Gets the id of the submit.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the seconds of video.</summary>
    public required int Seconds { get; init; }

    /// <summary>Gets the seconds of the clips that came with the order. Models that make a clip from clips bill them too.</summary>
    /// <value>The default is 0.</value>
    public double InputSeconds { get; init; }

    /// <summary>Gets the picture size.</summary>
    public required string Size { get; init; }

    /// <summary>Gets the price.</summary>
    public required decimal Price { get; init; }

    /// <summary>Gets the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets the state now. What failed or was canceled is not billed.</summary>
    public required string Status { get; init; }

    /// <summary>Gets when it was accepted, on the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets whether it is a task of somebody else in the same account, put there by <see cref="PrismEmulator.AddForeignTask"/>.</summary>
    /// <value>The default is false. Foreign tasks are listed and never count.</value>
    public bool IsForeign { get; init; }

    /// <summary>Gets whether it counts towards the total.</summary>
    public bool IsBilled => !IsForeign && Status is not ("FAILED" or "CANCELED");
}
