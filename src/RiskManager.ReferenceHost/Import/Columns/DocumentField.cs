using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>The field of an import document that fills a column.</summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Name">The name of the element or attribute.</param>
/// <param name="TryRead">Reads a value, null when it is empty, into a row; false when the value is not allowed.</param>
/// <param name="Allowed">Says which values are allowed, for the message that refuses others.</param>
internal sealed record DocumentField(DocumentPart Part, string Name, Func<AssetRow, string?, bool> TryRead, string Allowed)
{
    /// <summary>The field as messages and the audit log name it.</summary>
    public string Label { get; } = Part == DocumentPart.Location ? $"location/{Name}" : Name;
}
