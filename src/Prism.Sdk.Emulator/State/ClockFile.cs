using System.Text;
using System.Text.Json;

namespace Prism.Sdk.Emulator.State;

/// <summary>Where the simulated clock stood, written down again and again, so that it stands still while no emulator runs.</summary>
internal sealed class ClockFile : IDisposable
{
    // Longer than a night the clock stands still for nobody: it joins the world's again.
    private static readonly TimeSpan LongestStop = TimeSpan.FromHours(12);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock door = new();
    private readonly FileStream file;
    private TimeProvider? time;
    private double speed;
    private ITimer? timer;

    private ClockFile(FileStream file, DateTimeOffset startTime) => (this.file, StartTime) = (file, startTime);

    public DateTimeOffset StartTime { get; }

    public static ClockFile Open(string path)
    {
        var now = TimeProvider.System.GetUtcNow();
        var start = now;
        if (File.Exists(path) && Parse(File.ReadAllText(path)) is { } last)
        {
            start = now - last.Real <= LongestStop || last.Simulated > now ? last.Simulated : now;
        }

        return new ClockFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0), start);
    }

    public void Keep(TimeProvider simulated, double simulatedSpeed)
    {
        (time, speed) = (simulated, simulatedSpeed);
        timer = TimeProvider.System.CreateTimer(_ => TryWrite(), null, TimeSpan.Zero, Beat);
    }

    public void Dispose()
    {
        lock (door)
        {
            timer?.Dispose();
            Write(ahead: TimeSpan.Zero);
            time = null;
            file.Dispose();
        }
    }

    private void TryWrite()
    {
        try
        {
            Write(ahead: Beat);
        }
        catch (IOException)
        {
            // A full disk; the next beat tries again, and a submit that cannot be kept is refused anyway.
        }
    }

    // A process that is killed dies before its next beat. Writing that moment down keeps the clock from ever going back.
    private void Write(TimeSpan ahead)
    {
        lock (door)
        {
            if (time is not null)
            {
                var moment = new ClockMoment(time.GetUtcNow() + (ahead * speed), TimeProvider.System.GetUtcNow());
                file.Position = 0;

                // Always as long, in one write: the file is never half old and half new.
                file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(moment, StateJson.Default.ClockMoment).PadRight(127) + "\n"));
            }
        }
    }

    private static ClockMoment? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, StateJson.Default.ClockMoment);
        }
        catch (JsonException)
        {
            // The tasks tell the time too.
            return null;
        }
    }
}
