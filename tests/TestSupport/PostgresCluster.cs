using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TestSupport;

/// <summary>A PostgreSQL server of its own, in a temporary folder and on a free port of 127.0.0.1; it ends with this process.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>How to get the server's programs, for a test that is skipped without them.</summary>
    public const string InstallLine = "skipped: install the PostgreSQL server with apt-get install postgresql";

    // The server ends as soon as the pipe from this process is closed, however this process ends.
    private const string Script =
        """
        "$0" "$@" </dev/null &
        server=$!
        cat >/dev/null
        kill -QUIT $server
        wait $server
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _server;
    private readonly string _folder;
    private readonly int _port;
    private int _databases;

    private PostgresCluster(Process server, string folder, int port) => (_server, _folder, _port) = (server, folder, port);

    /// <summary>The folder of the server's programs; null when they are not installed.</summary>
    public static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).Order(StringComparer.Ordinal).Reverse() : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Select(version => Path.Combine(version, "bin")).Concat(path)
            .FirstOrDefault(folder => Has(folder, "initdb") && Has(folder, "postgres"));

        // A link to a program that was removed exists, too.
        static bool Has(string folder, string program) => new FileInfo(Path.Combine(folder, program)) is { Exists: true } file
            && file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: false };
    }

    /// <summary>Starts a server that keeps its promises about the disk when <paramref name="durable"/>; tests need not.</summary>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException("PostgreSQL's server is not installed.");
        var folder = durable ? Directory.CreateTempSubdirectory("postgres-").FullName : TestFolder.Create("postgres-");
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        var (program, arguments) = AsServerUser(
            Path.Combine(programs, "initdb"), ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await RunAsync(program, arguments);
        var port = FreePort();
        string[] settings = durable
            ? ["-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB"]
            : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
        (program, arguments) = AsServerUser(Path.Combine(programs, "postgres"),
            ["-D", data, "-p", $"{port}", "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", .. settings]);
        var start = new ProcessStartInfo("sh")
            { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Script, program, .. arguments]) start.ArgumentList.Add(argument);
        var cluster = new PostgresCluster(Process.Start(start)!, folder, port);
        cluster._server.ErrorDataReceived += (_, _) => { };
        cluster._server.BeginErrorReadLine();
        await cluster.WaitUntilReadyAsync();
        return cluster;
    }

    /// <summary>Creates a database.</summary>
    /// <param name="template">The database that it is a copy of; null: an empty one.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var copyOf = template is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}";
        await ExecuteAsync($"CREATE DATABASE {name}{copyOf}");
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        await _server.WaitForExitAsync().WaitAsync(Limit);
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var timeout = new CancellationTokenSource(Limit);
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!timeout.IsCancellationRequested && !_server.HasExited)
            {
                await Task.Delay(50, timeout.Token);
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static (string Program, string[] Arguments) AsServerUser(string program, string[] arguments) => Environment.UserName == "root"
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : (program, arguments);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var result = await new Launcher(program, arguments).RunAsync();
        if (result.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {result.Errors}");
    }
}
