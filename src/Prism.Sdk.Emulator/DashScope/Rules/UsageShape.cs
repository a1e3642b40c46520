namespace Prism.Sdk.Emulator.DashScope.Rules;

/// <summary>Which fields the usage of a generation has (dashscope.md §4.3).</summary>
internal enum UsageShape
{
    /// <summary>wan2.6, text and reference.</summary>
    Wan26,

    /// <summary>wan2.6 from a picture: no size.</summary>
    Wan26Picture,

    /// <summary>Up to wan2.5, text.</summary>
    OldText,

    /// <summary>wan2.5 and wan2.2 from a picture.</summary>
    OldPicture,

    /// <summary>wan2.1 from a picture.</summary>
    OldestPicture,

    /// <summary>wan2.2 from two pictures.</summary>
    Frames22,

    /// <summary>wan2.1 from two pictures.</summary>
    Frames21,

    /// <summary>All of wan2.7.</summary>
    Wan27,

    /// <summary>wan3.0.</summary>
    Wan30,
}
