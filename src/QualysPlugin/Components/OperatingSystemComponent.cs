using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>The asset component of an asset's operating system (R13).</summary>
internal static class OperatingSystemComponent
{
    /// <summary>What the component stands for on its asset: an upgrade of the operating system retargets the same component.</summary>
    public const string Key = "operating-system";

    /// <summary>The component that an asset should have; null when its operating system has none.</summary>
    public static StoredComponent? Of(AssetKey asset, OperatingSystemMapping mapping) =>
        mapping.Match.Only is { } knowledgeBase
            ? new StoredComponent(asset, Key, knowledgeBase.Name, mapping.Named.Cpe!.ToString(), knowledgeBase.Id)
            : null;

    /// <summary>
    /// What would change on an asset that the host holds; null when nothing does. A component whose operating system has
    /// none any more stays.
    /// </summary>
    public static FieldChange? Change(StoredComponent? held, StoredComponent? wanted) =>
        wanted is null || wanted == held ? null : new FieldChange(Key, Describe(held), Describe(wanted));

    private static string? Describe(StoredComponent? component) =>
        component is null ? null : $"{component.Name} ({component.KnowledgeBaseId}, {component.CpeName})";
}
