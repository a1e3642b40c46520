using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prism.Sdk.Emulator;

/// <summary>A stand-in for DashScope and ModelScope on this machine, over real HTTP: real MP4 clips, no key, no bill.</summary>
/// <remarks>
/// <para>Under one address: <c>/api/v1/</c> (DashScope), <c>/compatible-mode/v1/</c> (its OpenAI-compatible side), <c>/v1/</c> (ModelScope), <c>/_emulator/</c> (bill, faults, requests, clock, settings).</para>
/// <para>It listens on loopback alone. All members may be called from many threads at once. Needs ffmpeg.</para>
/// </remarks>
public sealed class PrismEmulator : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly EmulatedAccount account;

    private PrismEmulator(WebApplication app, EmulatedAccount account)
    {
        (this.app, this.account) = (app, account);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        BaseAddress = new Uri(addresses.Addresses.First() + "/");
    }

    /// <summary>Gets where it listens, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets its clock. An app that waits by it is as much faster as the emulator is.</summary>
    public TimeProvider TimeProvider => account.Time;

    /// <summary>Gets every accepted submit, oldest first, foreign tasks included. What counts is <see cref="BillEntry.IsBilled"/>.</summary>
    public IReadOnlyList<BillEntry> Bill => account.Tasks.Bill;

    /// <summary>Gets the last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => account.Requests.All;

    /// <summary>Gets or sets how long after its acceptance a task comes into the list, on the emulator's clock.</summary>
    /// <value>The default is that of <see cref="PrismEmulatorOptions.ListLag"/>.</value>
    public TimeSpan ListLag
    {
        get => account.Tasks.ListLag;
        set => account.Tasks.ListLag = value;
    }

    /// <summary>Gets or sets by how much the time that the service tells is ahead of <see cref="TimeProvider"/>.</summary>
    /// <value>The default is that of <see cref="PrismEmulatorOptions.ClockSkew"/>.</value>
    public TimeSpan ClockSkew
    {
        get => account.Clock.Skew;
        set => account.Clock.Skew = value;
    }

    /// <summary>Gets or sets the rates above which calls are answered with 429.</summary>
    /// <value>The default is that of <see cref="PrismEmulatorOptions.Limits"/>.</value>
    public EmulatorLimits Limits
    {
        get => account.Limits.Limits;
        set => account.Limits.Limits = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the highest number of calls of each kind in any sliding second, since the start or the last <see cref="Reset"/>.</summary>
    public CallPeaks Peaks => account.Limits.Peaks;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Port, speed and such. <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="PrismConfigurationException">ffmpeg is missing, the port is taken, or the state folder is in use, damaged or not to be written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of bounds.</exception>
    public static async Task<PrismEmulator> StartAsync(PrismEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PrismEmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RunningTasks ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxUploadMegabytes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ListLag, TimeSpan.Zero, nameof(options));

        var account = await EmulatedAccount.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var app = Build(options.Port);
        try
        {
            account.Map(app);
            account.Begin();
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new PrismEmulator(app, account);
        }
        catch (Exception exception)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            await account.DisposeAsync().ConfigureAwait(false);
            if (exception is IOException)
            {
                throw new PrismConfigurationException($"Port {options.Port} on 127.0.0.1 is taken. Choose another one, or 0 for any that is free.", exception);
            }

            throw;
        }
    }

    /// <summary>Scripts a fault.</summary>
    /// <param name="fault">What is to go wrong.</param>
    /// <exception cref="ArgumentException">The route is not known, or it does not know the kind.</exception>
    public void AddFault(EmulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        account.Faults.Add(fault);
    }

    /// <summary>Adds a task of somebody else in the same account: listed, running and ending as any other, and never counted in the bill.</summary>
    /// <param name="prompt">What it shows.</param>
    /// <param name="size">The picture size in the service's words, for example <c>1280*720</c>.</param>
    /// <param name="seconds">The length, 2 to 15.</param>
    /// <param name="at">When it was accepted, on the emulator's clock. <see langword="null"/> for now.</param>
    /// <returns>The id of the task.</returns>
    /// <exception cref="ArgumentException">The model makes no such clip, or <paramref name="at"/> is in the future.</exception>
    public string AddForeignTask(string prompt, string size, int seconds, DateTimeOffset? at = null) => account.AddForeignTask(prompt, size, seconds, at).TaskId;

    /// <summary>Opens another way to this emulator, on a port of its own, on which the line itself goes wrong.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The line. The caller closes it, before the emulator.</returns>
    /// <exception cref="ArgumentException">The kind is not known, or a number is out of bounds.</exception>
    public Task<EmulatorLine> OpenLineAsync(LineFault fault, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(EmulatorLine.Open(fault, new IPEndPoint(IPAddress.Loopback, BaseAddress.Port)));
    }

    /// <summary>Forgets all tasks, faults, requests and the bill, in the state folder too. The clock goes on.</summary>
    public void Reset() => account.Reset();

    /// <summary>Ends the script of faults where it stands.</summary>
    internal void ClearFaults() => account.Faults.Clear();

    /// <summary>Waits until the emulator is stopped.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>A task that ends with the emulator.</returns>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening, stops all ffmpegs, and removes the clips unless there is a state folder.</summary>
    /// <returns>A task that ends when all is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        account.Stop();
        await app.DisposeAsync().ConfigureAwait(false);
        await account.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Loopback alone, whatever the environment says: nobody else may reach a service that takes any key.
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        return builder.Build();
    }
}
