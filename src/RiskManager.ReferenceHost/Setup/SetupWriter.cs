using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Settings.Editing;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Writes <c>web.config</c> for a step and records who did it; never a value, which may be a secret.</summary>
internal sealed class SetupWriter(WebConfigEditor editor, Database database, TimeProvider clock)
{
    /// <exception cref="Contracts.TaskSettingsException">The file cannot be written, or the host would refuse it.</exception>
    public Task KeepAsync(WebConfigChanges changes, Account by, CancellationToken cancellationToken)
    {
        editor.Keep(changes);
        return database.WriteAsync(
            connection =>
            {
                AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Setup, by.Actor, $"web.config changed: {changes.Names}");
                return true;
            },
            cancellationToken);
    }
}
