namespace Prism.Sdk.Downloads;

/// <summary>Why a file could not be fetched.</summary>
internal enum DownloadFault
{
    /// <summary>The address is no longer valid (403): ask for a fresh one.</summary>
    Expired,

    /// <summary>The file is gone (404).</summary>
    Gone,

    /// <summary>The line broke, stalled, or brought less than was announced.</summary>
    Broken,

    /// <summary>The file is larger than any clip can be.</summary>
    TooLarge,

    /// <summary>The file could not be written here: the disk is full, or the folder is not ours.</summary>
    NotWritten,

    /// <summary>Another answer: a redirect, an error of the server.</summary>
    Refused,
}
