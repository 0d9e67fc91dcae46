namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>A file of the data folder in the manifest of a backup.</summary>
/// <param name="Name">Its name in the data folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its content.</param>
internal sealed record SavedFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Its name in the zip file.</summary>
    public string Entry => $"files/{Name}";
}
