using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Diagnosis.Storage;

/// <summary>Whether the schema of the database is the one of this version.</summary>
internal sealed class SchemaCheck : IDiagnosticCheck
{
    public string Name => "schema";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (host.Database is not { } database) return [CheckResult.Skipped(Name, "There is no database.")];
        try
        {
            var version = await database.ReadAsync(database.ReadSchema, cancellationToken);
            if (version == 0) return [CheckResult.Skipped(Name, "No host has been on the database.")];
            SchemaMigration.CheckVersion(version);
            return [await database.ReadAsync(database.HasCurrentSchema, cancellationToken)
                ? CheckResult.Ok(Name, $"Schema {version}, the one of this version.")
                : CheckResult.Warning(
                    Name, $"Schema {version}; this version has {SchemaMigration.Known.Newest}. The next command or start upgrades it.",
                    "Make a backup first: older versions do not open it afterwards.")];
        }
        catch (HostStoreException exception)
        {
            return [CheckResult.Failed(Name, exception.Message, "Use the program that belongs to the database.")];
        }
    }
}
