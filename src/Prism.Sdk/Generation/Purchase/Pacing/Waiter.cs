using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>One who stands in the line. Whoever gives up while his intent is being written learns what came of it.</summary>
internal sealed class Waiter(SubmitWish wish, CancellationToken cancellationToken)
{
    // Whoever passes goes on at once, on the hand's own thread up to his first wait: between intent and submit no time is lost in a queue.
    private readonly TaskCompletionSource<Submission> passed = new();
    private int state;

    public SubmitWish Wish => wish;

    public CancellationToken Token => cancellationToken;

    public Task<Submission> Passed => passed.Task;

    public bool IsDone => passed.Task.IsCompleted;

    /// <summary>Takes him in hand: from now on he cannot leave by himself.</summary>
    public bool Take() => Interlocked.CompareExchange(ref state, 1, 0) == 0;

    /// <summary>Sends him back into the line, or away if he gave up meanwhile.</summary>
    public void PutBack()
    {
        Volatile.Write(ref state, 0);
        if (cancellationToken.IsCancellationRequested)
        {
            Leave();
        }
    }

    /// <summary>Leaves the line, unless he is in hand.</summary>
    public void Leave()
    {
        if (Interlocked.CompareExchange(ref state, 2, 0) == 0)
        {
            passed.TrySetCanceled(cancellationToken);
        }
    }

    public void Pass(Submission submission) => passed.TrySetResult(submission);

    public void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            passed.TrySetCanceled(cancellationToken);
        }
        else
        {
            passed.TrySetException(exception);
        }
    }
}
