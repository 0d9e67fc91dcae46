using System.Configuration;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Texts;
using ConfigurationManager = System.Configuration.ConfigurationManager;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The <c>web.config</c> of a data folder, as it is at the moment of reading.</summary>
internal sealed class WebConfig : IApplicationSettings
{
    public const string FileName = "web.config";
    private const string ConnectionName = "RiskManager";
    public const string SqliteProvider = "Microsoft.Data.Sqlite";
    public const string PostgresProvider = "Npgsql";
    private const string AllowedProviders = $"\"{SqliteProvider}\" (SQLite), \"{PostgresProvider}\" (PostgreSQL)";
    private const long Megabyte = 1024 * 1024;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private readonly string _path;
    private readonly ConnectionStringSettings? _connection;

    private WebConfig(string folder, string path, Configuration configuration)
    {
        _folder = folder;
        _path = path;
        foreach (KeyValueConfigurationElement element in configuration.AppSettings.Settings) _values[element.Key] = element.Value;
        _connection = configuration.ConnectionStrings.ConnectionStrings[ConnectionName];
    }

    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>The connection string of the store as it is written; null where there is none.</summary>
    public string? ConnectionString => _connection?.ConnectionString;

    /// <summary>Whether the store is a PostgreSQL server.</summary>
    public bool UsesPostgres => _connection?.ProviderName == PostgresProvider;

    /// <summary>Whether a person has set anything: a key, or where the data is.</summary>
    public bool IsConfigured => _values.Count > 0 || _connection is not null;

    /// <summary>The file of a data folder; where that is a link, what it leads to, whether it is there yet or not.</summary>
    public static string FileIn(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
    }

    /// <summary>Reads the file; writes one with the documented defaults first when there is none.</summary>
    /// <exception cref="TaskSettingsException">
    /// The file is malformed, or keys of the host have values that are not allowed; all of them at once.
    /// </exception>
    public static WebConfig Read(string dataFolder)
    {
        FolderUse.Attempt(dataFolder, () => DefaultWebConfig.WriteIfMissing(FileIn(dataFolder)));
        return ReadExisting(dataFolder);
    }

    /// <summary>The same, but writes nothing: a missing file counts as an empty one.</summary>
    /// <exception cref="TaskSettingsException">As <see cref="Read"/>.</exception>
    public static WebConfig ReadExisting(string dataFolder) => Checked(ReadUnchecked(dataFolder));

    /// <summary>The file with values that may be wrong, to look for all that is wrong with it.</summary>
    /// <exception cref="TaskSettingsException">The file is malformed.</exception>
    public static WebConfig ReadUnchecked(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return ReadUnchecked(dataFolder, path, path);
    }

    /// <summary>Reads a file that is to become the <c>web.config</c> of a data folder.</summary>
    /// <exception cref="TaskSettingsException">As for <see cref="Read(string)"/>.</exception>
    public static WebConfig ReadCandidate(string dataFolder, string file) =>
        Checked(ReadUnchecked(dataFolder, Path.Combine(dataFolder, FileName), file));

    private static WebConfig Checked(WebConfig config)
    {
        var problems = config.FindHostKeyProblems();
        return problems.Count == 0 ? config : throw new TaskSettingsException(problems);
    }

    private static WebConfig ReadUnchecked(string dataFolder, string path, string file)
    {
        try
        {
            var map = new ExeConfigurationFileMap { ExeConfigFilename = file };
            return new WebConfig(dataFolder, path, ConfigurationManager.OpenMappedExeConfiguration(map, ConfigurationUserLevel.None));
        }
        catch (ConfigurationErrorsException exception) when (exception.GetBaseException() is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException(Words.Of($"{path} cannot be read: {exception.GetBaseException().Message}"));
        }
        catch (ConfigurationErrorsException exception)
        {
            throw new TaskSettingsException(Words.Of($"""
                {path} cannot be read: {exception.BareMessage} (line {exception.Line}). Correct the file, or delete it
                to have the defaults written anew.
                """));
        }
    }

    /// <summary>The files that the keys of task types may name.</summary>
    public IApplicationFiles Files => new ApplicationFiles(_folder);

    /// <summary>Warnings about the file, one sentence each; the host works in spite of them.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. HostKeys.Removed.Where(_values.ContainsKey)
            .Select(key => $"{_path}: the key {key} of version 0.1 has no effect any more; remove it."),
    ];

    /// <summary>Every value that is a secret by its name, and those that environment variables hold.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        .. _values.Where(entry => MaskedWebConfig.IsSecret(entry.Key)).Select(entry => entry.Value)
            .Concat(MaskedWebConfig.SecretsOf(_connection?.ConnectionString ?? ""))
            .Select(value => ConfiguredSecret.FindValue(this, value)).OfType<string>(),
    ];

    public string? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Where and how the host keeps its data.</summary>
    public DatabaseOptions Database()
    {
        var busy = TimeSpan.FromSeconds(Number(HostKeys.BusySeconds) ?? (int)DatabaseOptions.DefaultBusyTimeout.TotalSeconds);
        var limit = Number(HostKeys.SizeLimitMegabytes);
        return _connection?.ProviderName switch
        {
            null or "" or SqliteProvider => new SqliteOptions(Path.Combine(_folder, DataSource() ?? SqliteOptions.FileName), busy, limit)
            {
                HasSamples = string.IsNullOrWhiteSpace(Find(HostKeys.PlatformUrl)),
            },
            PostgresProvider => Postgres(_connection.ConnectionString, busy, limit),
            var other => throw UnknownProvider(other),
        };
    }

    /// <summary>Where import documents are kept and within which bounds; null where the key says that none are.</summary>
    public DocumentRetention? ImportXml() =>
        (Find(HostKeys.ImportXmlFolder) ?? "import-xml") is var folder && string.IsNullOrWhiteSpace(folder)
        ? null
        : new DocumentRetention(
            Path.GetFullPath(Path.Combine(_folder, folder)),
            TimeSpan.FromDays(Number(HostKeys.ImportXmlRetentionDays) ?? 30),
            Number(HostKeys.ImportXmlRuns) ?? 10,
            (Number(HostKeys.ImportXmlMegabytesPerRun) ?? 64) * Megabyte);

    /// <summary>How long the host keeps the state of a page whose connection is lost; null: the key is absent.</summary>
    public TimeSpan? PageRetention() => Number(HostKeys.PageRetentionSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The folder of the keys that encrypt secrets; a relative path begins in the data folder.</summary>
    public string KeyFolder() =>
        Path.GetFullPath(Path.Combine(_folder, Find(HostKeys.KeyFolder) is { Length: > 0 } folder ? folder : "keys"));

    private PostgresOptions Postgres(string connectionString, TimeSpan busy, int? limit)
    {
        if (PostgresConnectionString.FindProblem(connectionString) is { } problem)
            throw new TaskSettingsException(Words.Of($"{_path}: the connection string \"{ConnectionName}\" is not understood: {problem}"));
        if (limit is not null)
        {
            const string key = HostKeys.SizeLimitMegabytes;
            throw new TaskSettingsException(Words.Of(
                $"{_path}: {key} is for the embedded database; limit the size of a PostgreSQL database on its server."));
        }

        return new PostgresOptions(WithPassword(connectionString), busy);
    }

    /// <summary>Puts the password itself in the place of what stands for it.</summary>
    private string WithPassword(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (connection.Password is not { Length: > 0 } written || !ConfiguredSecret.IsIndirect(written)) return connectionString;
        connection.Password = ConfiguredSecret.FindValue(this, written) ?? throw new TaskSettingsException(
            Words.Of($"{_path}: the password in the connection string \"{ConnectionName}\" cannot be read. Enter it again."));
        return connection.ConnectionString;
    }

    private TaskSettingsException UnknownProvider(string provider) => new(Words.Of(
        $"{_path}: the connection string \"{ConnectionName}\" has the unknown provider \"{provider}\"; allowed are {AllowedProviders}."));

    private string? DataSource()
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(_connection?.ConnectionString ?? "").DataSource;
            return source.Length == 0 ? null : source;
        }
        catch (ArgumentException exception)
        {
            throw new TaskSettingsException(
                Words.Of($"{_path}: the connection string \"{ConnectionName}\" is not understood: {exception.Message}"));
        }
    }

    // Every number was checked when the file was read.
    private int? Number(string key) => Find(key) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>Keys of the host that it does not know, and numbers that are not allowed.</summary>
    public IReadOnlyList<string> FindHostKeyProblems()
    {
        var problems = new List<string>();
        var hostKeys = _values.Where(value => value.Key.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase));
        foreach (var (key, text) in hostKeys.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            if (HostKeys.Removed.Contains(key, StringComparer.OrdinalIgnoreCase)) continue;
            var known = HostKeys.All.FirstOrDefault(candidate => candidate.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                problems.Add(Unknown(key));
            else if (HostKeys.Ranges.TryGetValue(known, out var range) && !IsWithin(text, range))
                problems.Add(Words.Of($"{_path}: {known} is \"{text}\"; a whole number from {range.Min} to {range.Max} is allowed."));
        }

        return problems;
    }

    private string Unknown(string key) => NearestKey.Find(key, HostKeys.All) is { } nearest
        ? Words.Of($"{_path}: the key {key} is not known; {nearest} is the nearest. The host knows {string.Join(", ", HostKeys.All)}.")
        : Words.Of($"{_path}: the key {key} is not known; the host knows {string.Join(", ", HostKeys.All)}.");

    private static bool IsWithin(string text, (int Min, int Max) range) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Min && number <= range.Max;
}
