using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace EndToEnd.Tests.Stage;

/// <summary>The reference host with a data folder of its own.</summary>
/// <param name="asProcess">Whether each command is a process of its own, for tests of what only a process has.</param>
internal sealed class ReferenceHost(bool asProcess = false) : IDisposable
{
    public const string Password = "password";

    public string Folder { get; } = TestFolder.Create("risk-manager-");

    public string Data => Path.Combine(Folder, "data");

    public string DatabaseFile => Path.Combine(Data, "riskmanager.db");

    /// <summary>Writes the keys of the host's web.config.</summary>
    public void Configure(params (string Key, string Value)[] keys) => WriteWebConfig("", keys);

    /// <summary>Has the host keep its data on a PostgreSQL server.</summary>
    public void UsePostgres(string connectionString, params (string Key, string Value)[] keys) =>
        WriteWebConfig($"<add name=\"RiskManager\" connectionString=\"{connectionString}\" providerName=\"Npgsql\" />", keys);

    public Task<HostRun> ImportAsync(ImportSettings settings, params string[] more) => ImportWithPasswordAsync(settings, Password, more);

    public Task<HostRun> ImportWithPasswordAsync(ImportSettings settings, string password, params string[] more) =>
        RunAsync([.. ImportCommand(settings), .. more], password);

    /// <summary>Starts an import in a process of its own, without waiting for its end.</summary>
    public Process StartImport(ImportSettings settings) => Command(ImportCommand(settings)).Start();

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
        var run = await RunAsync(
            ["asset", action, "--source", (string)asset["source"]!, "--id", (string)asset["id"]!, "--data", Data, .. more]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
    }

    /// <summary>Tries the connection with these settings.</summary>
    public Task<HostRun> TestConnectionAsync(ImportSettings settings, string password = Password) =>
        RunAsync(["test-connection", "--settings", Write(settings), "--data", Data], password);

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

    /// <summary>Runs a command to its end; one that needs an environment of its own runs in a process of its own.</summary>
    public async Task<HostRun> RunAsync(
        IReadOnlyList<string> arguments, string password = Password, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (!asProcess && password == Password && environment is null) return await HostInProcess.RunAsync(arguments);
        var result = await Command(arguments, password, environment).RunAsync();
        return new HostRun(result.ExitCode, result.Output, result.Errors);
    }

    /// <summary>A command as a program.</summary>
    public Launcher Command(
        IEnumerable<string> arguments, string password = Password, IReadOnlyDictionary<string, string>? environment = null)
    {
        var launcher = HostProgram.Command(arguments).In(Folder).With("QUALYS_PASSWORD", password);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) launcher.With(name, value);
        return launcher;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string[] ImportCommand(ImportSettings settings) => ["import", "--settings", Write(settings), "--data", Data, "--json"];

    private string Write(ImportSettings settings)
    {
        var file = Path.Combine(Folder, Guid.NewGuid().ToString("n") + ".json");
        settings.WriteTo(file);
        return file;
    }

    private void WriteWebConfig(string connectionString, (string Key, string Value)[] keys)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "web.config"),
            $"""
            <configuration>
              <connectionStrings>{connectionString}</connectionStrings>
              <appSettings>{string.Concat(keys.Select(key => $"<add key=\"{key.Key}\" value=\"{key.Value}\" />"))}</appSettings>
            </configuration>
            """);
    }
}
