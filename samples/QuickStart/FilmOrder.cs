using Prism.Sdk;
using Prism.Sdk.Planning;

namespace QuickStart;

/// <summary>What a command line orders: a text to be planned, or a plan, and how it is to be paid.</summary>
internal sealed record FilmOrder
{
    public VideoRequest? Request { get; init; }

    public ShotPlan? Plan { get; init; }

    /// <summary>Gets the contents and names of the pictures, in one word; empty without any.</summary>
    public string PictureMark { get; init; } = "";

    public JobOptions Options { get; init; } = new();

    /// <summary>Gets whether to start afresh although an earlier job of the same order is unfinished.</summary>
    public bool IsNew { get; init; }
}
