namespace Prism.Sdk.Polling;

/// <summary>The place of one call in an account's pace. Sent again, it needs another one.</summary>
internal sealed class TaskPlace(TaskPace pace) : IDisposable
{
    private bool isHeld;

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        Dispose();
        await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
        isHeld = true;
    }

    public void Dispose()
    {
        if (isHeld)
        {
            isHeld = false;
            pace.Leave();
        }
    }
}
