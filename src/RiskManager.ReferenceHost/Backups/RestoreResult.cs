using RiskManager.ReferenceHost.Backups.Format;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>What was restored.</summary>
/// <param name="Manifest">What the backup held.</param>
/// <param name="Store">The database that has it now: SQLite or PostgreSQL.</param>
/// <param name="Database">The database as messages name it.</param>
/// <param name="HasSecrets">Whether secrets and keys came with it.</param>
/// <param name="Files">The files that were written.</param>
internal sealed record RestoreResult(
    BackupManifest Manifest, string Store, string Database, bool HasSecrets, IReadOnlyList<string> Files);
