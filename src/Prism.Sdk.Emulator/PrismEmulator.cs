using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prism.Sdk.Emulator.Clips;
using Prism.Sdk.Emulator.Control;
using Prism.Sdk.Emulator.DashScope;
using Prism.Sdk.Emulator.OpenAi;

namespace Prism.Sdk.Emulator;

/// <summary>A stand-in for DashScope and ModelScope on this machine, over real HTTP: real MP4 clips, no key, no bill.</summary>
/// <remarks>
/// <para>Under one address: <c>/api/v1/</c> (DashScope), <c>/compatible-mode/v1/</c> (its OpenAI-compatible side), <c>/v1/</c> (ModelScope), <c>/_emulator/</c> (bill, faults, requests).</para>
/// <para>It listens on loopback alone. All members may be called from many threads at once. Needs ffmpeg.</para>
/// </remarks>
public sealed class PrismEmulator : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskBook tasks;
    private readonly FaultBook faults;
    private readonly RequestLog requests;
    private readonly ClipFactory clips;

    private PrismEmulator(WebApplication app, TaskBook tasks, FaultBook faults, RequestLog requests, ClipFactory clips, TimeProvider time)
    {
        (this.app, this.tasks, this.faults, this.requests, this.clips) = (app, tasks, faults, requests, clips);
        TimeProvider = time;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        BaseAddress = new Uri(addresses.Addresses.First() + "/");
    }

    /// <summary>Gets where it listens, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets its clock. An app that waits by it is as much faster as the emulator is.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Gets every accepted submit, oldest first.</summary>
    public IReadOnlyList<BillEntry> Bill => tasks.Bill;

    /// <summary>Gets the last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => requests.All;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Port, speed and such. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="PrismConfigurationException">ffmpeg is missing, or the port is taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of bounds.</exception>
    public static async Task<PrismEmulator> StartAsync(PrismEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PrismEmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RunningTasks, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port, nameof(options));

        var clips = await ClipFactory.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var time = new ScaledTimeProvider(options.Speed);
        var faults = new FaultBook();
        var requests = new RequestLog();
        var tasks = new TaskBook(options, clips, faults, time);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Loopback alone, whatever the environment says: nobody else may reach a service that takes any key.
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        var app = builder.Build();
        app.Use(requests.KeepAsync);
        SubmitRoutes.Map(app, tasks, faults, time);
        TaskRoutes.Map(app, tasks, faults, time);
        ResultRoutes.Map(app, tasks, faults, time);
        ChatRoutes.Map(app, faults);
        EmbeddingRoutes.Map(app, faults);
        ModelRoutes.Map(app);
        ControlRoutes.Map(app, tasks, faults, requests);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            clips.Dispose();
            throw new PrismConfigurationException($"Port {options.Port} on 127.0.0.1 is taken. Choose another one, or 0 for any that is free.", exception);
        }

        return new PrismEmulator(app, tasks, faults, requests, clips, time);
    }

    /// <summary>Scripts a fault.</summary>
    /// <param name="fault">What is to go wrong.</param>
    /// <exception cref="ArgumentException">The route or the kind is not known.</exception>
    public void AddFault(EmulatorFault fault) => faults.Add(fault);

    /// <summary>Forgets all tasks, faults, requests and the bill.</summary>
    public void Reset()
    {
        tasks.Clear();
        faults.Clear();
        requests.Clear();
    }

    /// <summary>Waits until the emulator is stopped.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>A task that ends with the emulator.</returns>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening, stops all ffmpegs, and removes the clips.</summary>
    /// <returns>A task that ends when all is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        tasks.Clear();
        await app.DisposeAsync().ConfigureAwait(false);
        await tasks.DisposeAsync().ConfigureAwait(false);
        clips.Dispose();
    }
}
