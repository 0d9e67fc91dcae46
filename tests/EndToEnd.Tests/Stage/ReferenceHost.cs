using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace QualysPlugin.HostTests.Stage;

/// <summary>The reference host with a data folder of its own.</summary>
internal sealed class ReferenceHost : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("risk-manager-").FullName;

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Adds a key to the host's web.config.</summary>
    public void Configure(params (string Key, string Value)[] keys)
    {
        Directory.CreateDirectory(Data);
        var lines = keys.Select(key => $"    <add key=\"{key.Key}\" value=\"{key.Value}\" />");
        File.WriteAllText(Path.Combine(Data, "web.config"),
            $"<?xml version=\"1.0\"?>\n<configuration>\n  <appSettings>\n{string.Join("\n", lines)}\n  </appSettings>\n</configuration>\n");
    }

    /// <summary>Has the host keep its data on a PostgreSQL server.</summary>
    public void UsePostgres(string connectionString)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "web.config"),
            $"""
            <configuration>
              <connectionStrings>
                <add name="RiskManager" connectionString="{connectionString}" providerName="Npgsql" />
              </connectionStrings>
            </configuration>
            """);
    }

    public Task<HostRun> ImportAsync(ImportSettings settings, params string[] more) => ImportWithPasswordAsync(settings, "password", more);

    public Task<HostRun> ImportWithPasswordAsync(ImportSettings settings, string password, params string[] more)
    {
        var file = Path.Combine(Folder, Guid.NewGuid().ToString("n") + ".json");
        settings.WriteTo(file);
        return RunAsync(["import", "--settings", file, "--data", Data, "--json", .. more], password);
    }

    /// <summary>The assets of the organizational structure.</summary>
    public async Task<IReadOnlyList<JsonNode>> AssetsAsync()
    {
        var run = await RunAsync(["assets", "--data", Data]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        return run.Objects;
    }

    /// <summary>What a person does on the screen: <c>move</c>, <c>copy</c>, <c>delete</c>, <c>edit</c>.</summary>
    public async Task PersonAsync(string action, JsonNode asset, params string[] more)
    {
        var run = await RunAsync(["asset", action, "--source", (string)asset["source"]!, "--id", (string)asset["id"]!, "--data", Data, .. more]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
    }

    /// <summary>Tries the connection with these settings.</summary>
    public Task<HostRun> TestConnectionAsync(ImportSettings settings, string password = "password")
    {
        var file = Path.Combine(Folder, Guid.NewGuid().ToString("n") + ".json");
        settings.WriteTo(file);
        return RunAsync(["test-connection", "--settings", file, "--data", Data], password);
    }

    /// <summary>One column of the host's database.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }

    public string DatabaseFile => Path.Combine(Data, "riskmanager.db");

    public async Task<HostRun> RunAsync(IEnumerable<string> arguments, string password = "password", IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(arguments, password, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new HostRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command without waiting for its end.</summary>
    public Process Start(IEnumerable<string> arguments, string password = "password", IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = BuiltProgram.Start(BuiltProgram.ReferenceHost, arguments);
        start.Environment["QUALYS_PASSWORD"] = password;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        start.WorkingDirectory = Folder;
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
