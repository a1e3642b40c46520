using System.Globalization;
using System.Runtime.InteropServices;
using Prism.Sdk.Diagnostics;
using Prism.Sdk.Jobs.Journal.Sql;

namespace Prism.Sdk.Drill;

/// <summary>What this process does to itself at a kill point: <c>kill:B17:2</c> dies at the second hit, <c>stop:B14:1</c> halts until SIGCONT,
/// <c>sleep:B14:1:400</c> loses 400 ms, <c>tell:B15</c> says each hit.</summary>
internal static partial class Traps
{
    private const int Kill = 9;
    private const int Stop = 19;

    /// <summary>Gets or sets the journal of this process. A process is not halted amid a write of another of its threads: it would hold SQLite's lock, and nobody could buy anything.</summary>
    public static JournalDatabase? Journal { get; set; }

    // Orders that are on their way out and not answered yet.
    private static int leaving;

    public static void Set(string? script)
    {
        var traps = (script ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static words => new Trap(words.Split(':'))).ToArray();
        if (traps.Length > 0)
        {
            KillPoint.Reached = point =>
            {
                Count(point);
                foreach (var trap in traps)
                {
                    trap.Meet(point);
                }
            };
        }
    }

    private static void Count(string point)
    {
        if (point == "B15")
        {
            Interlocked.Increment(ref leaving);
        }
        else if (point is "B18" or "B18b" && Interlocked.Decrement(ref leaving) < 0)
        {
            Interlocked.Increment(ref leaving);
        }
    }

    // One statement at a time goes to the file: while this one is asked, no other is half-way. It touches nothing, so no lock is held.
    // Nor is another order half-way out: a process that is halted between its last look at the clock and the first byte sends it when it wakes up, whatever it is made of.
    // That is waited for first, so that answers are written down, and once more when the file is ours: the wait for it is long enough for another order to leave.
    private static void Halt(string point)
    {
        var own = point == "B15" ? 1 : 0;
        AwaitAnswers();
        (Journal ?? throw new InvalidOperationException("A process that is to be halted needs its journal first.")).ReadAsync(
            _ =>
            {
                AwaitAnswers();
                Signal(Stop);
                return Task.FromResult(true);
            },
            CancellationToken.None).GetAwaiter().GetResult();

        void AwaitAnswers() => SpinWait.SpinUntil(() => Volatile.Read(ref leaving) == own, TimeSpan.FromSeconds(10));
    }

    private static void Signal(int signal)
    {
        // Only one SIGKILL or SIGSTOP to the whole process is as sudden as the drills want it.
        _ = SendSignal(Environment.ProcessId, signal);

        // The signal reaches the threads one after the other, and this one must not run on meanwhile.
        Thread.Sleep(signal == Kill ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(200));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    private sealed class Trap(string[] words)
    {
        private readonly int at = words.Length > 2 ? Number(words[2]) : 0;
        private int hits;

        public void Meet(string point)
        {
            if (point != words[1])
            {
                return;
            }

            var hit = Interlocked.Increment(ref hits);
            if (at != 0 && hit != at)
            {
                return;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reached {point} {hit}"));
            switch (words[0])
            {
                case "kill":
                    Signal(Kill);
                    break;
                case "stop":
                    Halt(point);
                    break;
                case "sleep":
                    Thread.Sleep(Number(words[3]));
                    break;
            }
        }

        private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
    }
}
