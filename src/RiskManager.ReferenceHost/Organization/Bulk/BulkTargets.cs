using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>What the change of a job refers to.</summary>
internal static class BulkTargets
{
    /// <summary>Checks a change and gives its target the name that it has now.</summary>
    /// <exception cref="TaskSettingsException">The change must be corrected.</exception>
    /// <exception cref="PerimeterUnknownException">The perimeter is gone.</exception>
    public static BulkChange Name(DataConnection connection, BulkChange change) => change.Kind switch
    {
        BulkKind.Move => change with { Target = Perimeter(connection, change)?.Name ?? throw new PerimeterUnknownException() },
        BulkKind.SetAttribute => Checked(change, Attribute(connection, change) ?? throw Unknown()),
        BulkKind.SetResponsible when change.TargetId is not null =>
            change with { Target = Person(connection, change)?.Name ?? throw Unknown() },
        _ => change,
    };

    public static PerimeterRow? Perimeter(DataConnection connection, BulkChange change) =>
        connection.GetTable<PerimeterRow>().FirstOrDefault(row => row.Id == change.TargetId);

    public static CustomAttributeRow? Attribute(DataConnection connection, BulkChange change) =>
        connection.GetTable<CustomAttributeRow>().FirstOrDefault(row => row.Id == change.TargetId);

    public static PersonRow? Person(DataConnection connection, BulkChange change) =>
        connection.GetTable<PersonRow>().FirstOrDefault(row => row.Id == change.TargetId);

    /// <summary>The change as the audit log says it, before the number of assets.</summary>
    public static string Describe(BulkChange change) => change.Kind switch
    {
        BulkKind.Move => $"move to the \"{change.Target}\" perimeter",
        BulkKind.Delete => "delete",
        BulkKind.SetAttribute when change.Value is null => $"clear the \"{change.Target}\" of",
        BulkKind.SetAttribute => $"set the \"{change.Target}\" to \"{change.Value}\" of",
        _ when change.Target is null => "set the \"responsible\" to blank of",
        _ => $"set the \"responsible\" to \"{change.Target}\" of",
    };

    private static BulkChange Checked(BulkChange change, CustomAttributeRow attribute) =>
        change with { Target = attribute.Name, Value = AttributeValues.Check(attribute, change.Value) };

    private static TaskSettingsException Unknown() => new(Words.Of($"What you chose was deleted in the meantime. Choose again."));
}
