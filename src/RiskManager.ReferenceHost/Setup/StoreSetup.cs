using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Editing;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Tries where the host is to keep its data, and writes it to <c>web.config</c>.</summary>
internal sealed class StoreSetup(WebConfigFile webConfig, WebConfigEditor editor, SetupWriter writer, Database database)
{
    /// <summary>Tries the choice step by step; a failure is a result.</summary>
    /// <exception cref="TaskSettingsException">The choice does not fit the rest of <c>web.config</c>.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> TestAsync(StoreChoice choice, Account by, CancellationToken cancellationToken)
    {
        by.RequireAdministrator("setting up the host");
        if (!choice.IsPostgres)
        {
            return new ConnectionTestResult(
                [new(Words.Of($"Embedded database"), true, Words.Of($"It is a file in the data folder and needs nothing else."))]);
        }

        if (FindMissing(choice) is { } missing) return new ConnectionTestResult([missing]);
        var candidate = editor.Try(Changes(choice));
        return new ConnectionTestResult(await PostgresCheck.RunAsync((PostgresOptions)candidate.Database(), cancellationToken));
    }

    /// <summary>Tries the choice, takes the accounts along, and writes it; it applies at the next start.</summary>
    /// <exception cref="TaskSettingsException">The file cannot be written.</exception>
    /// <exception cref="HostStoreException">The tables cannot be created.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> KeepAsync(StoreChoice choice, Account by, CancellationToken cancellationToken)
    {
        var result = await TestAsync(choice, by, cancellationToken);
        if (!result.Succeeded) return result;
        var changes = Changes(choice);
        await AccountTransfer.CopyAsync(database, editor.Try(changes).Database(), cancellationToken);
        await writer.KeepAsync(changes, by, cancellationToken);
        return result;
    }

    private static ConnectionTestStep? FindMissing(StoreChoice choice)
    {
        string title = Words.Of($"Connection");
        if (string.IsNullOrWhiteSpace(choice.Host)) return new(title, false, Words.Of($"Enter the name of the server."));
        if (PortCheck.Read(choice.Port.Trim()) is null)
            return new(title, false, Words.Of($"\"{choice.Port}\" is not a port; a whole number from 1 to {65_535} is allowed."));
        if (string.IsNullOrWhiteSpace(choice.Database)) return new(title, false, Words.Of($"Enter the name of the database."));
        return string.IsNullOrWhiteSpace(choice.User) ? new(title, false, Words.Of($"Enter the account at the database.")) : null;
    }

    private WebConfigChanges Changes(StoreChoice choice)
    {
        var config = webConfig.Read();
        if (!choice.IsPostgres)
        {
            var present = config.UsesPostgres ? null : config.ConnectionString;
            return new WebConfigChanges { Store = (present ?? $"Data Source={SqliteOptions.FileName}", WebConfig.SqliteProvider) };
        }

        return new WebConfigChanges { Store = (choice.ConnectionString(config, Password(choice, config)), WebConfig.PostgresProvider) };
    }

    /// <summary>The typed password; else the one of <c>web.config</c>, as long as server and account are the same.</summary>
    private static string? Password(StoreChoice choice, WebConfig config)
    {
        if (choice.Password.For(choice.Target) is { } typed) return DraftSecret.ForFile(config, typed);
        return config.UsesPostgres && StoreChoice.Of(config).Target == choice.Target
            ? new Npgsql.NpgsqlConnectionStringBuilder(config.ConnectionString).Password
            : null;
    }
}
