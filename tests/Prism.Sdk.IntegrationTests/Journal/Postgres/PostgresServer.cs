using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Prism.Sdk.IntegrationTests.Journal.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Prism.Sdk.IntegrationTests.Journal.Postgres;

/// <summary>A PostgreSQL server of our own, from the system's package: a new cluster in a temporary folder, on this machine's loopback alone, stopped with the tests.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private DirectoryInfo? folder;
    private string? tools;
    private string? missing;

    public int Port { get; private set; }

    /// <summary>Starts the server with the first test that needs it; skips the test when there is none to be had.</summary>
    public async Task RequireAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (folder is null && missing is null)
            {
                missing = await StartAsync();
            }
        }
        catch (InvalidOperationException exception)
        {
            missing = $"A PostgreSQL server is installed, and does not start here: {exception.Message}";
        }
        finally
        {
            gate.Release();
        }

        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    public string Address(string schema, string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Search Path={schema};Maximum Pool Size=15;Include Error Detail=true";

    public async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Address("public") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            if (missing is null)
            {
                await ToolAsync("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
            }

            folder.Delete(recursive: true);
        }

        gate.Dispose();
    }

    private string Data => Path.Join(folder!.FullName, "data");

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    /// <returns>Why there is no server; <see langword="null"/> when it runs.</returns>
    private async Task<string?> StartAsync()
    {
        tools = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Join(version, "bin")).Where(bin => File.Exists(Path.Join(bin, "initdb"))).Order().LastOrDefault()
            : null;
        if (tools is null)
        {
            return "No PostgreSQL server is installed (no initdb under /usr/lib/postgresql); tests/setup.sh installs one.";
        }

        folder = Directory.CreateTempSubdirectory("prism-pg-");
        if (IsRoot)
        {
            // The server refuses to run as root.
            await RunProgramAsync("chown", "postgres", folder.FullName);
        }

        Port = FindPort();
        await ToolAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions");
        await ToolAsync("pg_ctl", "start", "-D", Data, "-w", "-t", "60", "-l", Path.Join(folder.FullName, "log"), "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c deadlock_timeout=20ms -c max_connections=300");
        return null;
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task ToolAsync(string tool, params string[] arguments)
    {
        var path = Path.Join(tools, tool);
        return IsRoot ? RunProgramAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunProgramAsync(path, arguments);
    }

    // Its output goes nowhere: the server would keep a pipe open for as long as it runs.
    private static async Task RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        }
    }
}
