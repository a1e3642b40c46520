using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Jobs.Running;
using Prism.Sdk.Pricing.Caps;

namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>The line of all who wait to order of one model: one hand serves it, from the head, so that nobody takes the room at an account for which somebody before him waits.</summary>
internal sealed class SubmitLine(IJobLedger ledger, SubmitPace pace, Workforce workforce, TimeProvider time)
{
    // Other processes share the room, so it is looked for again; a task takes minutes, so not often: each look is a transaction, and a line of hours has thousands.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    // A process that is alone at the journal hears of room from its own tasks. It looks for what ends otherwise: by a person's decision, or old age.
    private static readonly TimeSpan LookSeldom = TimeSpan.FromSeconds(30);

    // A timer cannot wait for less, and a loop without a wait would not let go.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    private readonly Lock door = new();
    private readonly List<Waiter> waiting = [];
    private readonly HashSet<string> freed = [];

    // Of the serving hand alone: until when an account need not be asked, and who was served last.
    private readonly Dictionary<string, (long Since, TimeSpan For)> full = [];
    private readonly Dictionary<string, long> turns = [];
    private readonly Dictionary<string, long> turnAt = [];
    private long turn;
    private bool isServed;
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Submission> PassAsync(SubmitWish wish, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(wish, cancellationToken);
        bool begins;
        lock (door)
        {
            var before = waiting.FindIndex(other => other.Wish.Due > wish.Due);
            waiting.Insert(before < 0 ? waiting.Count : before, waiter);
            begins = !isServed;
            isServed = true;
            arrival.TrySetResult();
        }

        if (begins)
        {
            // The hand serves all; it must not bear the trace of the first.
            using (ExecutionContext.SuppressFlow())
            {
                _ = ServeAsync();
            }
        }

        using (cancellationToken.UnsafeRegister(static state => ((Waiter)state!).Leave(), waiter))
        {
            return await waiter.Passed.ConfigureAwait(false);
        }
    }

    /// <summary>Tells that an account has room. Not where others share it: who is told first would take it every time.</summary>
    public void Free(string account)
    {
        if (!workforce.IsAlone)
        {
            return;
        }

        lock (door)
        {
            freed.Add(account);
            arrival.TrySetResult();
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            Waiter[] line;
            Task arrived;
            lock (door)
            {
                waiting.RemoveAll(static waiter => waiter.IsDone);
                if (waiting.Count == 0)
                {
                    isServed = false;
                    return;
                }

                foreach (var account in freed)
                {
                    full.Remove(account);
                }

                freed.Clear();
                arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (line, arrived) = ([.. waiting], arrival.Task);
            }

            foreach (var waiter in line)
            {
                // Hundreds may wait behind one who has just heard that there is no room.
                if (!HasToWait(waiter.Wish) && waiter.Take())
                {
                    await ServeAsync(waiter).ConfigureAwait(false);
                }
            }

            lock (door)
            {
                waiting.RemoveAll(static waiter => waiter.IsDone);
                if (waiting.Count == 0)
                {
                    isServed = false;
                    return;
                }
            }

            await PauseAsync(arrived).ConfigureAwait(false);
        }
    }

    // Until the first account may be asked again, or somebody comes who may wait for another one.
    private async Task PauseAsync(Task arrived)
    {
        var pause = LookSeldom;
        foreach (var (account, (since, wait)) in full)
        {
            var left = wait - time.GetElapsedTime(since);
            pause = left < pause ? left : pause;
            if (left <= TimeSpan.Zero)
            {
                // Over while the others were served; and nobody may be left who wants it.
                full.Remove(account);
            }
        }

        await arrived.WaitAsync(pause > ShortestPause ? pause : ShortestPause, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(Waiter waiter)
    {
        try
        {
            if (await TryAsync(waiter.Wish, waiter.Token).ConfigureAwait(false) is { } submission)
            {
                waiter.Pass(submission);
            }
            else
            {
                waiter.PutBack();
            }
        }
        catch (Exception exception)
        {
            waiter.Fail(exception);
        }
    }

    /// <returns>The intent, or <see langword="null"/> when no account has room yet.</returns>
    private async Task<Submission?> TryAsync(SubmitWish wish, CancellationToken cancellationToken)
    {
        var mayWait = false;
        Exception? refused = null;
        foreach (var (account, _) in wish.Accounts.OrderBy(static one => one.Rank).ThenBy(one => turns.GetValueOrDefault(one.Account)).ToArray())
        {
            if (IsFull(account))
            {
                mayWait = true;
                continue;
            }

            var (wait, closed) = pace.Of(account, wish.Model).Look();
            if (closed is not null)
            {
                refused ??= closed;
                continue;
            }

            if (wait > TimeSpan.Zero)
            {
                Full(account, wait);
                mayWait = true;
                continue;
            }

            KillPoint.Hit("B13");
            var terms = wish.Terms(account);
            switch (await ledger.RecordIntentAsync(wish.Intent(account), terms, cancellationToken).ConfigureAwait(false))
            {
                case IntentOutcome.Recorded recorded:
                    KillPoint.Hit("B14");
                    pace.Of(account, wish.Model).Take(terms.MaxPerSecond);
                    (turns[account], turnAt[account]) = (++turn, time.GetTimestamp());
                    return recorded.Submission;
                case IntentOutcome.OverCap cap:
                    refused = Budgets.Exceeded(cap.Cap, cap.Limit, cap.Needed);
                    if (!IsOfOneAccount(cap, terms))
                    {
                        throw refused;
                    }

                    break;
                case IntentOutcome.Deposed:
                    throw new LeaseLostException();
                default:
                    Full(account, workforce.IsAlone && !IsJustTaken(account) ? LookSeldom : LookAgain);
                    mayWait = true;
                    break;
            }
        }

        return mayWait ? null : throw refused ?? new InvalidOperationException("No account was given.");
    }

    // A day's cap without a tag is an account's own; another account may have money left.
    private static bool IsOfOneAccount(IntentOutcome.OverCap passed, IntentTerms terms) =>
        terms.Caps.Any(cap => cap.Name == passed.Cap && cap is { Since: not null, Tag: null });

    // Then it may be the number of submits a second that leaves no room.
    private bool IsJustTaken(string account) => turnAt.TryGetValue(account, out var at) && time.GetElapsedTime(at) < LookAgain;

    private void Full(string account, TimeSpan wait) => full[account] = (time.GetTimestamp(), wait);

    private bool HasToWait(SubmitWish wish) => wish.Accounts.Count > 0 && wish.Accounts.All(one => IsFull(one.Account));

    private bool IsFull(string account)
    {
        if (!full.TryGetValue(account, out var mark))
        {
            return false;
        }

        if (time.GetElapsedTime(mark.Since) < mark.For)
        {
            return true;
        }

        full.Remove(account);
        return false;
    }
}
