namespace Prism.Sdk.Generation;

/// <summary>What sells clips. The journal, the budget, the quote and the bounds of a plan know only this; DashScope is the first implementation.</summary>
/// <remarks>
/// <para>Registered as a singleton; all members may be called from many threads at once.</para>
/// <para>An implementation must never repeat a submit by itself, and must say <see cref="SubmitOutcome.Unknown"/> whenever it cannot prove that a submit was not accepted.</para>
/// <para>A refusal says by <see cref="ProviderRequestException.Fault"/> what it is of: <see cref="ProviderFault.Throttling"/> slows the account down; billing, quota, key and access close it for a while, and the next account is tried.</para>
/// </remarks>
public interface IClipProvider
{
    /// <summary>Gets what the provider sells and can do. Reading it sends nothing.</summary>
    ClipProviderCapabilities Capabilities { get; }

    /// <summary>Brings the pictures of an order to the provider, ahead of its submit: an upload may take longer than an order may wait. Not billed; may be repeated.</summary>
    /// <param name="order">The order that will be submitted, perhaps by another account.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <returns>A task that ends when the pictures are there. The default does nothing.</returns>
    /// <exception cref="PrismException">They could not be brought. The submit is tried all the same, and says what is wrong as <see cref="SubmitOutcome.NotAccepted"/>.</exception>
    Task PrepareAsync(ClipOrder order, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Orders one clip. <b>Billed</b> when accepted and finished. Sent at most once.</summary>
    /// <param name="order">What to make.</param>
    /// <param name="cancellationToken">Cuts the submit off; its outcome is then <see cref="SubmitOutcome.Unknown"/>. The pipeline never passes a caller's token here.</param>
    /// <returns>Accepted, not accepted, or unknown.</returns>
    /// <exception cref="PrismConfigurationException">The key is missing; nothing was sent.</exception>
    /// <remarks><see cref="ClipOrder.SendBefore"/> is looked at last thing before the order leaves: a process may stand still anywhere before, also while it connects. Too late is <see cref="SubmitOutcome.NotAccepted"/>.</remarks>
    Task<SubmitOutcome> SubmitAsync(ClipOrder order, CancellationToken cancellationToken = default);

    /// <summary>Looks at a task. Not billed; may be repeated.</summary>
    /// <param name="taskId">The provider's id of the task.</param>
    /// <param name="account">The name of the account that ordered it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The task as it stands.</returns>
    /// <exception cref="ProviderRequestException">The provider refused or did not answer. This says nothing about the task.</exception>
    Task<ClipTask> GetAsync(string taskId, string account, CancellationToken cancellationToken = default);

    /// <summary>Cancels a task, if it is still queued. Not billed; may be repeated.</summary>
    /// <param name="taskId">The provider's id of the task.</param>
    /// <param name="account">The name of the account that ordered it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it was canceled.</returns>
    /// <exception cref="ProviderRequestException">The provider did not answer.</exception>
    Task<CancelOutcome> CancelAsync(string taskId, string account, CancellationToken cancellationToken = default);

    /// <summary>Lists the account's tasks. Not billed.</summary>
    /// <param name="window">Which tasks.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The tasks, all pages.</returns>
    /// <exception cref="NotSupportedException"><see cref="ClipProviderCapabilities.CanList"/> is false.</exception>
    /// <exception cref="ProviderRequestException">The provider refused or did not answer.</exception>
    IAsyncEnumerable<ClipTask> ListAsync(TaskWindow window, CancellationToken cancellationToken = default);
}
