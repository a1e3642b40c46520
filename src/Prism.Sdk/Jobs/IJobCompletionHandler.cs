namespace Prism.Sdk.Jobs;

/// <summary>Is told of each job that stopped: to send a message, to bill a customer, to start the next step.</summary>
/// <remarks>
/// <para>Registered with <c>AddJobCompletionHandler&lt;T&gt;()</c>; several may be. Called at least once for each end of a job, also when another process ended it, and again after a crash: make it repeatable by <see cref="JobCompletion.JobId"/>.</para>
/// <para>A handler that throws is called again later. A job that is resumed and stops again is told again.</para>
/// </remarks>
public interface IJobCompletionHandler
{
    /// <summary>Hears how a job stopped.</summary>
    /// <param name="completion">The job, and how it stopped.</param>
    /// <param name="cancellationToken">The process ends.</param>
    /// <returns>A task that ends when the news is dealt with.</returns>
    Task OnStoppedAsync(JobCompletion completion, CancellationToken cancellationToken = default);
}
