namespace Prism.Sdk.Jobs.Journal;

/// <summary>What is wished of a job that perhaps another process works on.</summary>
public enum JobWish
{
    /// <summary>To stop, and to give nothing up.</summary>
    Pause = 1,

    /// <summary>To stop for good.</summary>
    Cancel = 2,
}
