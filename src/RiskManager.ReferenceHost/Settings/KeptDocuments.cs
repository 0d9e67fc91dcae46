namespace RiskManager.ReferenceHost.Settings;

/// <summary>Where import documents are kept.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Retention">How long each is kept; null: for ever.</param>
internal sealed record KeptDocuments(string Folder, TimeSpan? Retention = null);
