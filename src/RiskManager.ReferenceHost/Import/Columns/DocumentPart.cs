namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>Where in an <c>asset</c> element of the import document a field stands.</summary>
internal enum DocumentPart
{
    Element,
    Location,
    Attribute,
}
