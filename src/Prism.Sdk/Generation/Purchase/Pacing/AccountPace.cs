namespace Prism.Sdk.Generation.Purchase.Pacing;

/// <summary>How fast an account may be asked for a model, as its answers taught: slower after each throttling, by and by faster again, and not at all for a while when it cannot pay.</summary>
/// <remarks>Shared by all jobs of a process. What all processes share, running tasks and submits a second, is counted in the journal.</remarks>
internal sealed class AccountPace(TimeProvider time)
{
    /// <summary>How long an account that cannot pay, or whose key is refused, is not asked. Then one submit tries, and the others wait for its answer.</summary>
    public static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(1);

    /// <summary>The longest that a Retry-After is honoured: a wrong header must not stop a studio.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    // Halved for a throttling, and a twentieth of the limit more for each submit that is taken: from the bottom it takes 20 to be as fast as before.
    private const double Slower = 0.5;
    private const double Faster = 0.05;
    private const double Slowest = 1.0 / 64;

    private readonly Lock door = new();
    private readonly long origin = time.GetTimestamp();
    private double share = 1;
    private TimeSpan next;
    private TimeSpan slowedAt = TimeSpan.MinValue;
    private TimeSpan closedUntil;
    private Refusal? refusal;
    private bool isTrying;

    // The steady clock: a day that is set back must not hold a gate.
    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>Gets the part of the limit that is asked for at present, 1 for all of it.</summary>
    public double Share
    {
        get
        {
            lock (door)
            {
                return share;
            }
        }
    }

    public PaceVerdict Look()
    {
        lock (door)
        {
            var now = Now;
            return refusal is { } why && now < closedUntil ? new PaceVerdict(TimeSpan.Zero, why.Again())
                : refusal is not null && isTrying ? new PaceVerdict(ShortestPause, Closed: null)
                : new PaceVerdict(next - now, Closed: null);
        }
    }

    /// <summary>Takes a turn: an intent was written.</summary>
    /// <param name="perSecond">How many submits of the account and model may begin within a second.</param>
    public void Take(int perSecond)
    {
        lock (door)
        {
            isTrying = refusal is not null;
            if (share < 1)
            {
                next = Max(next, Now + TimeSpan.FromSeconds(1 / (share * perSecond)));
            }
        }
    }

    /// <summary>Learns that a submit was taken.</summary>
    public void Taken()
    {
        lock (door)
        {
            (refusal, isTrying) = (null, false);
            share = Math.Min(1, share + Faster);
        }
    }

    /// <summary>Learns that a submit was throttled.</summary>
    /// <param name="begun">The time stamp from before it was sent: those that left before the last slowing say nothing new.</param>
    /// <param name="retryAfter">How long the service asks to wait.</param>
    public void Throttled(long begun, TimeSpan? retryAfter)
    {
        lock (door)
        {
            (refusal, isTrying) = (null, false);
            var now = Now;
            if (now - time.GetElapsedTime(begun) > slowedAt)
            {
                slowedAt = now;
                share = Math.Max(Slowest, share * Slower);
            }

            var pause = Max(ShortestPause, retryAfter ?? TimeSpan.Zero);
            next = Max(next, now + (pause < LongestPause ? pause : LongestPause));
        }
    }

    /// <summary>Learns that the account cannot order at all.</summary>
    public void Close(ProviderRequestException error)
    {
        lock (door)
        {
            refusal = new Refusal(error);
            (closedUntil, isTrying) = (Now + ClosedFor, false);
        }
    }

    /// <summary>Learns that a submit ended in a way that says nothing of the account.</summary>
    public void Ended()
    {
        lock (door)
        {
            isTrying = false;
        }
    }

    /// <summary>Lets the account be asked at once: a person says that it is well again.</summary>
    public void Reopen()
    {
        lock (door)
        {
            (refusal, isTrying) = (null, false);
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    // Read at once: later, the exception that was thrown bears the name of the shot that met it.
    private sealed class Refusal(ProviderRequestException error)
    {
        private readonly string message = error.Message;

        public ProviderRequestException Again() => new($"{message} Another shot met this less than {ClosedFor.TotalSeconds:0} seconds ago, so this one was not sent. Resume the job when it is settled.")
        {
            StatusCode = error.StatusCode,
            Code = error.Code,
            RequestId = error.RequestId,
            Fault = error.Fault,
            IsTransient = error.IsTransient,
        };
    }
}
