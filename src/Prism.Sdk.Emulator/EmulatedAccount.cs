using Microsoft.AspNetCore.Builder;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.OpenAi;
using Prism.Sdk.Emulator.State;

namespace Prism.Sdk.Emulator;

/// <summary>The parts behind the routes: one account with its tasks, clips, clock and script of faults.</summary>
internal sealed class EmulatedAccount : IAsyncDisposable
{
    private readonly SavedState? saved;
    private readonly ClipFactory clips;
    private readonly TaskLives lives;

    private EmulatedAccount(PrismEmulatorOptions options, SavedState? saved, ClipFactory clips)
    {
        (this.saved, this.clips) = (saved, clips);
        Speed = options.Speed;
        Time = ScaledTimeProvider.StartNow(options.Speed, saved?.StartTime);
        Clock = new ServiceClock(Time, options.ClockSkew);
        Requests = new RequestLog(options.KeepRequests);
        Tasks = new TaskBook(options, Faults, Time, saved);
        lives = new TaskLives(options, clips, Tasks, Time);
        Tasks.Begun += lives.Begin;
    }

    public double Speed { get; }

    public TimeProvider Time { get; }

    public ServiceClock Clock { get; }

    public FaultBook Faults { get; } = new();

    public RequestLog Requests { get; }

    public TaskBook Tasks { get; }

    public static async Task<EmulatedAccount> OpenAsync(PrismEmulatorOptions options, CancellationToken cancellationToken)
    {
        var saved = options.StateFolder is { } folder ? SavedState.Open(folder) : null;
        try
        {
            return new EmulatedAccount(options, saved, await ClipFactory.OpenAsync(options, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            saved?.Dispose();
            throw;
        }
    }

    public void Map(WebApplication app)
    {
        app.Use(Requests.KeepAsync);
        app.Use(Clock.StampAsync);
        SubmitRoutes.Map(app, Tasks, Faults, Clock);
        TaskRoutes.Map(app, Tasks, Faults, Clock);
        ResultRoutes.Map(app, Tasks, clips, Faults, Clock);
        ChatRoutes.Map(app, Faults);
        EmbeddingRoutes.Map(app, Faults);
        ModelRoutes.Map(app);
        ControlRoutes.Map(app, this);
    }

    /// <summary>Lets time run, and goes on with the tasks of an earlier emulator.</summary>
    public void Begin()
    {
        saved?.Keep(Time, Speed);
        Tasks.Resume();
    }

    public TaskRecord AddForeignTask(string prompt, string size, int seconds, DateTimeOffset? at)
    {
        ArgumentException.ThrowIfNullOrEmpty(prompt);
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, 15);
        if (!WanRules.IsSize(size))
        {
            throw new ArgumentException($"The model makes no picture of {size}.", nameof(size));
        }

        if (at > Time.GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, "A task cannot have been accepted in the future.");
        }

        return Tasks.AcceptForeign(new WanOrder(WanRules.Cut(prompt), size, seconds, Seed: null), at);
    }

    public void Reset()
    {
        Tasks.Clear();
        clips.Clear();
        Faults.Clear();
        Requests.Clear();
    }

    /// <summary>Stops the tasks where they stand. To be called before the server is stopped, and <see cref="DisposeAsync"/> after it.</summary>
    public void Stop() => Tasks.Stop();

    public async ValueTask DisposeAsync()
    {
        Tasks.Stop();
        await lives.DisposeAsync().ConfigureAwait(false);
        await clips.DisposeAsync().ConfigureAwait(false);
        Tasks.Dispose();
        saved?.Dispose();
    }
}
