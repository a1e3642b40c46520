using Microsoft.AspNetCore.Builder;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.DashScope.Limits;
using Prism.Sdk.Emulator.DashScope.Results;
using Prism.Sdk.Emulator.DashScope.Rules;
using Prism.Sdk.Emulator.DashScope.Uploads;
using Prism.Sdk.Emulator.OpenAi;
using Prism.Sdk.Emulator.State;

namespace Prism.Sdk.Emulator;

/// <summary>The parts behind the routes: one account with its tasks, clips, clock and script of faults.</summary>
internal sealed class EmulatedAccount : IAsyncDisposable
{
    private readonly SavedState? saved;
    private readonly ClipFactory clips;
    private readonly TaskLives lives;
    private readonly UploadShelf uploads;
    private readonly ResultAddress addresses;
    private readonly PrismEmulatorOptions options;

    private EmulatedAccount(PrismEmulatorOptions options, SavedState? saved, ClipFactory clips)
    {
        (this.saved, this.clips) = (saved, clips);
        Speed = options.Speed;
        Time = options.TimeProvider ?? ScaledTimeProvider.StartNow(options.Speed, saved?.StartTime);
        Clock = new ServiceClock(Time, options.ClockSkew);
        Language = new LanguageDesk(options.Language);
        Requests = new RequestLog(options.KeepRequests, Time);
        Limits = new CallLimits(Time, options.Limits);
        uploads = new UploadShelf(Clock, options);
        addresses = new ResultAddress(Clock, options.UrlLifetime);
        this.options = options;
        Tasks = new TaskBook(options, Faults, Time, saved);
        lives = new TaskLives(options, clips, Tasks, Time);
        Tasks.Begun += lives.Begin;
    }

    public double Speed { get; }

    public TimeProvider Time { get; }

    public ServiceClock Clock { get; }

    public FaultBook Faults { get; } = new();

    public CallLimits Limits { get; }

    public LanguageDesk Language { get; }

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
        new SubmitRoutes(Tasks, Faults, Clock, Limits, uploads, options).Map(app);
        new TaskRoutes(Tasks, new TaskAnswer(Clock, addresses, options.RenewsUrls), Faults, Clock, Limits).Map(app);
        new UploadRoutes(uploads, Faults, Clock, Limits).Map(app);
        new ResultRoutes(Tasks, clips, Faults, addresses).Map(app);
        new ChatRoutes(Faults, Language).Map(app);
        new EmbeddingRoutes(Faults, Language).Map(app);
        ModelRoutes.Map(app, Language);
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
        if (PictureSizes.TierOf(size, ModelTable.Of(ModelTable.Default).Prices.Keys) is null)
        {
            throw new ArgumentException($"The model makes no picture of {size}.", nameof(size));
        }

        if (at > Time.GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, "A task cannot have been accepted in the future.");
        }

        return Tasks.AcceptForeign(new WanOrder(prompt, size, seconds, Seed: null), at);
    }

    public void Reset()
    {
        Tasks.Clear();
        clips.Clear();
        Faults.Clear();
        Requests.Clear();
        Limits.Clear();
        uploads.Clear();
        addresses.Clear();
        Language.Clear();
    }

    /// <summary>Stops the tasks where they stand. To be called before the server is stopped, and <see cref="DisposeAsync"/> after it.</summary>
    public void Stop() => Tasks.Stop();

    public async ValueTask DisposeAsync()
    {
        Tasks.Stop();
        await lives.DisposeAsync().ConfigureAwait(false);
        await clips.DisposeAsync().ConfigureAwait(false);
        Tasks.Dispose();
        uploads.Dispose();
        saved?.Dispose();
    }
}
