namespace Prism.Sdk.Generation;

/// <summary>What a failed task asks of the caller. The provider, who knows its codes, says it.</summary>
public enum ClipFailure
{
    /// <summary>The task did not fail, or the provider gives no reason.</summary>
    None,

    /// <summary>Moderation refused the words or the pictures: change the words.</summary>
    ContentRejected,

    /// <summary>The order was wrong: correct it.</summary>
    InvalidOrder,

    /// <summary>The provider had a fault of its own: order again.</summary>
    ProviderFault,
}
